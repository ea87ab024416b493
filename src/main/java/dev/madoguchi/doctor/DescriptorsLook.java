package dev.madoguchi.doctor;

import dev.madoguchi.setup.MostCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a running server may open as many files as it may hold calls; tells of it only when not.
 *
 * @param pidFile in which {@code up} has noted the server
 */
record DescriptorsLook(Path proc, Path pidFile, MostCalls most) implements Look {
  /** Beside the calls, a descriptor each: jars, database, sounds, Asterisk's sockets. */
  private static final int BESIDE = 500;

  /** The one in force, which Java has raised to the highest it may have (proc_pid_limits(5)). */
  private static final Pattern LIMIT =
      Pattern.compile("^Max open files +([0-9]{1,9}) ", Pattern.MULTILINE);

  @Override
  public List<Finding> look() {
    return limit().stream()
        .filter(limit -> limit < most.number() + BESIDE)
        .map(
            limit ->
                Finding.warning(
                    "descriptors",
                    "the server may open %d files: too few for %s calls at once"
                        .formatted(limit, most),
                    "raise the limit (ulimit -Hn, LimitNOFILE) to %d or lower --most-calls"
                        .formatted(most.number() + BESIDE)))
        .toList();
  }

  /** Empty when no server runs, or there is no limit. */
  private Optional<Integer> limit() {
    try {
      String pid = Files.readString(pidFile).strip();
      if (!pid.matches("[0-9]{1,10}")) {
        return Optional.empty();
      }
      String command =
          Files.readString(proc.resolve(pid).resolve("cmdline"), StandardCharsets.UTF_8);
      if (!Arrays.asList(command.split("\0", -1)).contains("serve")) {
        return Optional.empty();
      }
      return LIMIT
          .matcher(Files.readString(proc.resolve(pid).resolve("limits")))
          .results()
          .map(found -> Integer.parseInt(found.group(1)))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
