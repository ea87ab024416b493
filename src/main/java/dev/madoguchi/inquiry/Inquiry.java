package dev.madoguchi.inquiry;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An inquiry as it is kept.
 *
 * @param call the call that opened it
 * @param callback where the caller wants to be called back
 * @param thread what was said, in order of time; a draft may have nothing in it
 * @param due when the reply is owed at the latest
 * @param answered when somebody said that the reply was given
 * @param clock whether the times are the day's or were taken under a clock set by hand
 */
public record Inquiry(
    InquiryNumber number,
    CallId call,
    QueueName category,
    Optional<Topic> detail,
    Optional<OrderNumber> order,
    Caller caller,
    Optional<PhoneNumber> callback,
    Language language,
    State state,
    List<Message> thread,
    Instant opened,
    Instant due,
    Optional<Instant> answered,
    ClockKind clock) {
  /** How far it has come. */
  public enum State {
    /** The caller was gone before it was sent: what was known is kept, and no number was told. */
    DRAFT,
    /** Sent; it waits for its reply. */
    OPEN,
    /** The reply has been given. */
    ANSWERED
  }

  /** Whether a time can be trusted as the real one. */
  public enum ClockKind {
    REAL,
    SET_BY_HAND
  }

  /**
   * One message of the thread.
   *
   * @param call the call it was left in
   * @param audio the WAV file, absolute
   * @param length of what was said, in milliseconds
   */
  public record Message(
      CallId call, Ending ending, Path audio, Duration length, Instant said, ClockKind clock) {
    /** Whether the caller had finished. */
    public enum Ending {
      SENT,
      /** The caller was gone in the middle of it. */
      CUT_OFF
    }
  }

  public Inquiry {
    thread = List.copyOf(thread);
  }
}
