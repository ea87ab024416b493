package dev.madoguchi.yaml;

import dev.madoguchi.call.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. Used by one thread. */
public final class Problems {
  private static final int LONGEST_WHAT = 400;

  private record Found(int line, Problem problem) {}

  private final String file;
  private final List<Found> found = new ArrayList<>();

  /**
   * None yet.
   *
   * @param file as every problem is to name it
   */
  public Problems(String file) {
    this.file = file;
  }

  /** Notes one about the file as a whole. */
  public void add(String what) {
    found.add(new Found(0, new Problem(file, "", clean(what))));
  }

  /**
   * Notes one about a line.
   *
   * @param line counted from 1
   */
  public void add(int line, String path, String what) {
    found.add(new Found(line, new Problem(file + ":" + line, clean(path), clean(what))));
  }

  /** Whether nothing was noted. */
  public boolean none() {
    return found.isEmpty();
  }

  /** All of them, in the order of the file. */
  public List<Problem> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Found::line)).map(Found::problem).toList();
  }

  /** One line that a terminal can show: what stands in the file may be anything. */
  private static String clean(String text) {
    return Printable.of(text, LONGEST_WHAT);
  }
}
