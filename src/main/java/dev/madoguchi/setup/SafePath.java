package dev.madoguchi.setup;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Paths that may stand in Asterisk's configuration, where semicolons, commas, ampersands and
 * brackets have meanings of their own.
 */
final class SafePath {
  private static final Pattern SAFE = Pattern.compile("/[\\p{L}\\p{M}\\p{N}/._+@ -]*");

  private SafePath() {}

  /** The path, absolute and normal. */
  static Path checked(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (!SAFE.matcher(absolute.toString()).matches()) {
      throw new SetupProblem(
          "the folder "
              + absolute
              + " cannot stand in Asterisk's configuration: use letters, digits, spaces and . _ + @ - only");
    }
    return absolute;
  }
}
