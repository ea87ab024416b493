package dev.madoguchi.speech;

import java.io.IOException;

/** A file is no WAV, or a broken one; the message names the file and says what is wrong. */
public final class WavException extends IOException {
  private static final long serialVersionUID = 1L;

  WavException(String message) {
    super(message);
  }
}
