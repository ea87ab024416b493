package dev.madoguchi.e2e;

import java.nio.file.Path;

/** Another process that writes its part of a page again and again. */
final class WritesAPart {
  static final int TIMES = 300;

  private WritesAPart() {}

  public static void main(String[] arguments) {
    MadePart part = new MadePart(Path.of(arguments[0]), arguments[1]);
    for (int i = 1; i <= TIMES; i++) {
      part.write(arguments[1] + " " + i + "\n");
    }
  }
}
