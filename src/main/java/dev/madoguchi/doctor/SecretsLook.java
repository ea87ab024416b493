package dev.madoguchi.doctor;

import dev.madoguchi.setup.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether passwords, and what callers said, are their owner's only. */
record SecretsLook(StateFolder state) implements Look {
  private static final String ITEM = "permissions";
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  @Override
  public List<Finding> look() {
    if (!Files.exists(state.folder())) {
      return List.of(
          Finding.warning(
              ITEM,
              "there is no state folder " + state + " yet",
              "run bin/madoguchi up once, or name the folder with --state"));
    }
    List<String> open = new ArrayList<>();
    try {
      for (Path each : ours()) {
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(each);
        if (!OWNER.containsAll(given)) {
          open.add(each + " is open to others (" + PosixFilePermissions.toString(given) + ")");
        }
      }
    } catch (IOException e) {
      open.add("cannot be looked at: " + e);
    }
    return List.of(
        open.isEmpty()
            ? Finding.ok(ITEM, "passwords, database and recordings are for their owner only")
            : Finding.problem(
                ITEM,
                Counted.first(open),
                "chmod go= it; where strangers use this machine, have new passwords made: delete"
                    + " secrets.properties and start again"));
  }

  private List<Path> ours() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> local =
        Files.isDirectory(state.asteriskEtc().resolve("local"))
            ? Files.list(state.asteriskEtc().resolve("local"))
            : Stream.empty()) {
      Stream.concat(
              Stream.of(
                  state.folder(),
                  state.secrets(),
                  state.settings(),
                  state.database(),
                  state.recordings()),
              local.sorted())
          .filter(Files::exists)
          .forEach(all::add);
    }
    return all;
  }
}
