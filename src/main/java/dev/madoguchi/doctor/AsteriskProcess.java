package dev.madoguchi.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Asterisk of a line, as the kernel shows it: the root it runs in, and what it may read there.
 *
 * @param proc its folder below /proc
 */
record AsteriskProcess(Path proc) {
  private static final Pattern STATUS = Pattern.compile("^(\\w+):[ \\t]*(.*)$", Pattern.MULTILINE);

  /** CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (linux/capability.h): may read whatever is there. */
  private static final long READS_ALL = 0b110;

  /** The one that {@code up} has noted, when it runs and is that line's. */
  static Optional<AsteriskProcess> of(Path proc, Path pidFile, Path configuration) {
    try {
      String pid = Files.readString(pidFile).strip();
      if (!pid.matches("[0-9]{1,10}")) {
        return Optional.empty();
      }
      Path folder = proc.resolve(pid);
      String command = Files.readString(folder.resolve("cmdline"), StandardCharsets.UTF_8);
      return Arrays.asList(command.split("\0", -1)).contains(configuration.toString())
          ? Optional.of(new AsteriskProcess(folder))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A file of this absolute path, as it sees it. */
  Path seen(Path file) {
    return proc.resolve("root").resolve(file.getRoot().relativize(file).toString());
  }

  /** Why it cannot read a file of this absolute path; empty when it can. */
  Optional<String> cannotRead(Path file) throws IOException {
    Path seen = seen(file);
    if (!Files.exists(seen)) {
      return Optional.of("is not there where Asterisk looks");
    }
    Map<String, String> status =
        STATUS
            .matcher(Files.readString(proc.resolve("status")))
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2).strip(), (one, _) -> one));
    if ((Long.parseUnsignedLong(status.getOrDefault("CapEff", "0"), 16) & READS_ALL) != 0) {
      return Optional.empty();
    }
    return allows(seen, status) ? Optional.empty() : Optional.of("may not be read by Asterisk");
  }

  private static boolean allows(Path file, Map<String, String> status) throws IOException {
    Map<String, Object> owner = Files.readAttributes(file, "unix:uid,gid");
    Set<PosixFilePermission> allowed =
        Files.readAttributes(file, PosixFileAttributes.class).permissions();
    // the effective one is the second of four (proc_pid_status(5))
    if (owner.get("uid").toString().equals(second(status.get("Uid")))) {
      return allowed.contains(PosixFilePermission.OWNER_READ);
    }
    Set<String> groups = new HashSet<>(Set.of(status.getOrDefault("Groups", "").split("\\s+", -1)));
    groups.add(second(status.get("Gid")));
    return groups.contains(owner.get("gid").toString())
        ? allowed.contains(PosixFilePermission.GROUP_READ)
        : allowed.contains(PosixFilePermission.OTHERS_READ);
  }

  private static String second(String ids) {
    Matcher second = Pattern.compile("\\S+\\s+(\\S+).*").matcher(ids == null ? "" : ids);
    return second.matches() ? second.group(1) : "";
  }
}
