package dev.madoguchi.report;

import java.time.Instant;

/** That something was deleted because its time was over; tells nothing of what it was. */
public record Deletion(Kind kind, int count, Instant at) {
  /** What the plan gives a time of its own. */
  public enum Kind {
    /** Spoken messages, row and audio. */
    MESSAGES("messages"),
    /** Inquiries with everything that belongs to them. */
    INQUIRIES("inquiries"),
    /** Inquiries that were never sent. */
    DRAFTS("drafts"),
    CALL_RECORDS("call-records"),
    /** Recordings in which there was no message. */
    SILENT("silent");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As in the plan. */
    public String word() {
      return word;
    }
  }
}
