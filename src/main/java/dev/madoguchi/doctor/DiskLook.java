package dev.madoguchi.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is room for what callers say. */
record DiskLook(Path folder, Room room) implements Look {
  private static final String ITEM = "disk";
  private static final long MEGABYTE = 1_000_000;
  private static final long NEARLY_FULL = 200 * MEGABYTE;
  private static final long SOON_FULL = 2_000 * MEGABYTE;

  /** A minute of a message: 8000 samples a second of two bytes. */
  private static final long A_MINUTE = 60 * 16_000;

  /** Bytes that can still be written where a folder is. */
  @FunctionalInterface
  interface Room {
    long left(Path folder) throws IOException;
  }

  static DiskLook of(Path folder) {
    return new DiskLook(
        folder, where -> Files.getFileStore(nearest(where.toAbsolutePath())).getUsableSpace());
  }

  /** Where a folder that is not there yet would be made. */
  private static Path nearest(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  @Override
  public List<Finding> look() {
    long left;
    try {
      left = room.left(folder);
    } catch (IOException e) {
      return List.of(
          Finding.problem(ITEM, "cannot be looked at: " + e, "name the state folder with --state"));
    }
    String told =
        "%d MB left beside %s, %d hours of messages"
            .formatted(left / MEGABYTE, folder, left / A_MINUTE / 60);
    if (left < NEARLY_FULL) {
      return List.of(
          Finding.problem(ITEM, told, "make room now: on a full disk no inquiry can be kept"));
    }
    return List.of(
        left < SOON_FULL
            ? Finding.warning(ITEM, told, "make room, or move the state folder")
            : Finding.ok(ITEM, told));
  }
}
