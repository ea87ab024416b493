package dev.madoguchi.report;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.queue.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call as it is counted and shown.
 *
 * @param left empty when nobody saw it end
 * @param language empty when only the dialplan saw the call
 * @param answers the keys, each with its question; empty when only the dialplan saw the call
 * @param queue the one the caller joined last, else the one the call was for
 * @param joined whether the caller was ever in a queue
 * @param waited in queues until an agent answered or the waiting ended; zero without a queue
 * @param talked with the agent; zero when nobody answered
 * @param inquiry the call has left
 * @param clock by which the times were taken
 */
public record CallRecord(
    CallId id,
    Instant entered,
    Optional<Instant> left,
    Caller caller,
    Optional<Language> language,
    List<SeenByUs.Answer> answers,
    List<Prompt> heard,
    Optional<QueueName> queue,
    Joined joined,
    Duration waited,
    Duration talked,
    Optional<Account> agent,
    Optional<InquiryNumber> inquiry,
    Outcome outcome,
    EndedBy endedBy,
    ClockKind clock) {
  public CallRecord {
    answers = List.copyOf(answers);
    heard = List.copyOf(heard);
  }

  /** The same call, of which an inquiry has come to light. */
  public CallRecord with(LeftInquiry found) {
    boolean moved =
        found.stage() == LeftInquiry.Stage.SENT
            && (outcome == Outcome.ABANDONED || outcome == Outcome.OVERFLOW);
    return new CallRecord(
        id,
        entered,
        left,
        caller,
        language,
        answers,
        heard,
        queue,
        joined,
        waited,
        talked,
        agent,
        Optional.of(found.number()),
        moved ? Outcome.MOVED_TO_INQUIRY : outcome,
        endedBy,
        clock);
  }

  /** Whether the caller was ever in a queue, or tried to be. */
  public enum Joined {
    NO_QUEUE,
    A_QUEUE
  }

  /** Who ended a call. */
  public enum EndedBy {
    CALLER,
    /** The agent hung up after talking. */
    AGENT,
    /** The server or the dialplan, at the end of what it had to say. */
    US,
    /** The wire or the switch died. */
    LINE
  }
}
