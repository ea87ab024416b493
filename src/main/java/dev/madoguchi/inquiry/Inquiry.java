package dev.madoguchi.inquiry;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * An inquiry as it is kept.
 *
 * @param audio the WAV file with the spoken message, absolute
 * @param length of the spoken message, in milliseconds
 * @param due when the reply is owed at the latest
 * @param clock whether the times are the day's or were taken under a clock set by hand
 */
public record Inquiry(
    InquiryNumber number,
    CallId call,
    QueueName category,
    Caller caller,
    Language language,
    Path audio,
    Duration length,
    Instant opened,
    Instant due,
    ClockKind clock) {
  /** Whether a time can be trusted as the real one. */
  public enum ClockKind {
    REAL,
    SET_BY_HAND
  }
}
