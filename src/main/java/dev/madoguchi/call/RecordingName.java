package dev.madoguchi.call;

import java.util.regex.Pattern;

/**
 * The name of a recording, made by us and never from what a caller sent.
 *
 * @param value also the file's name without ".wav", in the folder of recordings
 */
public record RecordingName(String value) {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

  public RecordingName {
    if (!SAFE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a recording name: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
