package dev.madoguchi.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether what callers say can be written: a folder can be read-only though its disk has room, and
 * for Asterisk alone, in the root it runs in.
 */
record RecordingsLook(List<Path> folders, Predicate<Path> writable) implements Look {
  private static final String ITEM = "recordings";

  static RecordingsLook of(Path recordings, Optional<AsteriskProcess> asterisk) {
    Path dialplans = recordings.resolve("dialplan");
    return new RecordingsLook(
        Stream.concat(
                Stream.of(
                    recordings,
                    dialplans,
                    recordings.resolve("notes"),
                    recordings.resolve("inquiries")),
                asterisk.stream()
                    .flatMap(
                        process -> Stream.of(process.seen(recordings), process.seen(dialplans))))
            .filter(Files::isDirectory)
            .toList(),
        Files::isWritable);
  }

  @Override
  public List<Finding> look() {
    List<String> closed =
        folders.stream()
            .filter(writable.negate())
            .map(folder -> folder + " cannot be written")
            .toList();
    if (folders.isEmpty()) {
      return List.of(
          Finding.warning(ITEM, "there is no folder of them yet", "run bin/madoguchi up once"));
    }
    return List.of(
        closed.isEmpty()
            ? Finding.ok(ITEM, "the server and Asterisk can write what callers say")
            : Finding.problem(
                ITEM,
                Counted.first(closed),
                "have it mounted for writing again (a disk with errors becomes read-only: dmesg),"
                    + " and its owner's; until then callers are told that nothing can be kept"));
  }
}
