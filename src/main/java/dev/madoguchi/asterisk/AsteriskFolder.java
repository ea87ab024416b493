package dev.madoguchi.asterisk;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a folder must be like for Asterisk to play from it or record to it. */
public final class AsteriskFolder {
  /** What separates arguments and file names in Asterisk's applications, or quotes them. */
  private static final Pattern UNSAFE = Pattern.compile("[,&|\"'\\\\()\\[\\]{}$;\\p{Cntrl}]");

  private AsteriskFolder() {}

  /** Throws IllegalArgumentException for a folder whose name Asterisk would misread. */
  public static void mustSuit(Path folder) {
    if (!folder.isAbsolute() || UNSAFE.matcher(folder.toString()).find()) {
      throw new IllegalArgumentException(
          "a folder Asterisk plays from or records to is absolute and has none of"
              + " , & | \" ' \\ ( ) [ ] { } $ ; in its name: "
              + folder);
    }
  }
}
