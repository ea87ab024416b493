package dev.madoguchi.cli;

/**
 * For commands that rehearse: conversations of nobody with nobody are not for the log. Each is to
 * be called before the first logger exists (logback.xml).
 */
final class QuietLog {
  private QuietLog() {}

  /** Only what went wrong. */
  static void faultsOnly() {
    System.setProperty("madoguchi.log.level", "WARN");
  }

  /** Nothing: the command names what went wrong itself, and how to see it. */
  static void silent() {
    System.setProperty("madoguchi.log.level", "OFF");
  }
}
