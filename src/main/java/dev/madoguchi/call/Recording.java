package dev.madoguchi.call;

/**
 * What a recording came to. Its length is not told here: the wire lies when a disk is full, so who
 * keeps the recording reads the file.
 *
 * @param name the file it is in, when there is one
 * @param ending what ended it
 */
public record Recording(RecordingName name, Ending ending) {
  /** What ended a recording. */
  public enum Ending {
    /** A key was pressed. */
    KEY,
    /** Silence, or the longest length. */
    ITSELF,
    /** The caller hung up; what was said until then is in the file. */
    HANG_UP,
    /** The switch could not record. */
    FAILED
  }
}
