package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A folder nobody can write to for a while, not even root: it is mounted over itself, read-only
 * (needs root). Who records at that moment goes on in the file that is open.
 */
final class ReadOnlyFolder implements AutoCloseable {
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  /**
   * A folder as a process sees it; its mounts are seen by those of its name space alone.
   *
   * @param process one of that name space
   */
  private record Seen(long process, Path folder) {
    void mountOverItself() {
      run("mount", "--bind", folder.toString(), folder.toString());
    }

    void makeReadOnly() {
      run("mount", "--options", "remount,bind,ro", folder.toString());
    }

    /** What is still open in it is closed some time. */
    void unmount() {
      run("umount", "--lazy", folder.toString());
    }

    private void run(String program, String... words) {
      List<String> command =
          new ArrayList<>(List.of(program, "--namespace", Long.toString(process)));
      command.addAll(Arrays.asList(words));
      Program.run(Path.of("/"), AT_ONCE, command);
    }
  }

  private final List<Seen> mounted = new ArrayList<>();

  private ReadOnlyFolder() {}

  /**
   * Where a line's messages are recorded and kept: the server's, and Asterisk's in its own root.
   */
  static ReadOnlyFolder ofRecordings(RunningLine line) {
    Path recordings = line.state().resolve("recordings");
    Path inRoot = Path.of(line.state().resolve("run/root").toString() + recordings);
    ReadOnlyFolder folder = new ReadOnlyFolder();
    try {
      folder.mount(new Seen(ProcessHandle.current().pid(), recordings));
      folder.mount(new Seen(line.asterisk().pid(), inRoot));
      return folder;
    } catch (AssertionError e) {
      folder.close();
      throw e;
    }
  }

  /** Where it is for the server. */
  Path here() {
    return mounted.getFirst().folder();
  }

  private void mount(Seen seen) {
    seen.mountOverItself();
    mounted.add(seen);
    seen.makeReadOnly();
  }

  @Override
  public void close() {
    while (!mounted.isEmpty()) {
      mounted.removeLast().unmount();
    }
  }
}
