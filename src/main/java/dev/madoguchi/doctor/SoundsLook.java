package dev.madoguchi.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether Asterisk can read every sound of the line, from where it runs. */
record SoundsLook(Optional<AsteriskProcess> asterisk, List<Path> folders) implements Look {
  private static final String ITEM = "sounds";

  @Override
  public List<Finding> look() {
    if (asterisk.isEmpty()) {
      return List.of(
          Finding.warning(
              ITEM,
              "not looked at: the Asterisk of this state folder was not found running",
              "start it with bin/madoguchi up; beside an Asterisk of your own, see that it may read"
                  + " the prompts"));
    }
    List<String> unreadable = new ArrayList<>();
    int sounds = 0;
    try {
      for (Path folder : folders) {
        for (Path sound : soundsIn(folder)) {
          sounds++;
          asterisk.get().cannotRead(sound).ifPresent(why -> unreadable.add(sound + " " + why));
        }
      }
    } catch (IOException e) {
      unreadable.add("cannot be looked at: " + e);
    }
    if (sounds == 0 && unreadable.isEmpty()) {
      unreadable.add("there is not one in " + folders);
    }
    return List.of(
        unreadable.isEmpty()
            ? Finding.ok(ITEM, "Asterisk can read all " + sounds)
            : Finding.problem(
                ITEM,
                Counted.first(unreadable),
                "let the user of Asterisk read the prompts, and put back what is missing"));
  }

  private static List<Path> soundsIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.toAbsolutePath().normalize())
          .filter(file -> file.toString().endsWith(".wav"))
          .sorted()
          .toList();
    }
  }
}
