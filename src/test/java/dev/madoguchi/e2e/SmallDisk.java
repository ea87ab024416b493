package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A disk of its own for one folder, in memory, small enough to be filled (needs root). */
record SmallDisk(int megabytes) {
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  void mount(Path folder) {
    run(
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "mode=0700,size=" + megabytes + "m",
        "madoguchi-e2e",
        folder.toString());
  }

  /** With whatever a test that was ended has left mounted below it. */
  void unmount(Path folder) {
    run("umount", "--recursive", folder.toString());
  }

  private static void run(String... command) {
    Program.run(Path.of("/"), AT_ONCE, List.of(command));
  }
}
