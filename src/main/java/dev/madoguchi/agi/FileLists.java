package dev.madoguchi.agi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists of files as Playback and Read take them: joined by ampersands, within a command's limit.
 */
final class FileLists {
  private static final int MOST_BYTES = 7_000;

  private FileLists() {}

  static String joined(List<String> files) {
    return String.join("&", files);
  }

  /** Cuts the list into as few as fit a command each; none for no files. */
  static List<List<String>> split(List<String> files) {
    List<List<String>> lists = new ArrayList<>();
    int bytes = MOST_BYTES;
    for (String file : files) {
      int more = file.getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes + more > MOST_BYTES) {
        lists.add(new ArrayList<>());
        bytes = 0;
      }
      lists.getLast().add(file);
      bytes += more;
    }
    return lists;
  }
}
