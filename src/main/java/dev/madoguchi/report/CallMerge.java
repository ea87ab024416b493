package dev.madoguchi.report;

import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.call.SeenByUs.Stay;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.report.CallRecord.EndedBy;
import dev.madoguchi.report.CallRecord.Joined;
import dev.madoguchi.report.SeenBySwitch.InQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what is known of one call. Asked again with more it gives the same record with more
 * in it.
 */
public final class CallMerge {
  private final Optional<SeenByUs> ours;
  private final Optional<SeenBySwitch> theirs;
  private final Optional<LeftInquiry> inquiry;
  private final ClockKind clock;
  private final List<Stay> stays;

  private CallMerge(
      Optional<SeenByUs> ours,
      Optional<SeenBySwitch> theirs,
      Optional<LeftInquiry> inquiry,
      ClockKind clock) {
    this.ours = ours;
    this.theirs = theirs;
    this.inquiry = inquiry;
    this.clock = clock;
    this.stays = ours.map(SeenByUs::stays).orElse(List.of());
  }

  /**
   * A record from our own sight alone, while the switch has not told, or never will.
   *
   * @param clock the one we saw the call by
   */
  public static CallRecord of(SeenByUs ours, Optional<LeftInquiry> inquiry, ClockKind clock) {
    return new CallMerge(Optional.of(ours), Optional.empty(), inquiry, clock).record();
  }

  /** A record from the word of the switch alone: the server did not live to tell. */
  public static CallRecord of(SeenBySwitch theirs, Optional<LeftInquiry> inquiry) {
    return new CallMerge(Optional.empty(), Optional.of(theirs), inquiry, ClockKind.REAL).record();
  }

  /** A record from both. */
  public static CallRecord of(
      SeenByUs ours, SeenBySwitch theirs, Optional<LeftInquiry> inquiry, ClockKind clock) {
    return new CallMerge(Optional.of(ours), Optional.of(theirs), inquiry, clock).record();
  }

  private CallRecord record() {
    return new CallRecord(
        ours.map(SeenByUs::id).or(() -> theirs.map(SeenBySwitch::id)).orElseThrow(),
        ours.map(SeenByUs::entered).or(() -> theirs.map(SeenBySwitch::entered)).orElseThrow(),
        left(),
        caller(),
        ours.map(SeenByUs::language),
        ours.map(SeenByUs::answers).orElse(List.of()),
        ours.map(SeenByUs::heard).orElse(List.of()),
        queue(),
        joined(),
        waited(),
        talked(),
        theirs.flatMap(SeenBySwitch::agent),
        inquiry.map(LeftInquiry::number),
        outcome(),
        endedBy(),
        clock);
  }

  private Caller caller() {
    return ours.map(SeenByUs::caller).or(() -> theirs.map(SeenBySwitch::caller)).orElseThrow();
  }

  /** The clocks of the two sides may differ: a call's length is told by one of them. */
  private Optional<Instant> left() {
    if (ours.isEmpty()) {
      return theirs.flatMap(SeenBySwitch::left);
    }
    Optional<Duration> whole =
        theirs.flatMap(seen -> seen.left().map(end -> Duration.between(seen.entered(), end)));
    return whole
        .map(length -> ours.get().entered().plus(length))
        .or(() -> ours.map(SeenByUs::left));
  }

  private Optional<QueueName> queue() {
    Optional<QueueName> dialplans =
        theirs
            .filter(seen -> seen.path() == SeenBySwitch.Path.DIALPLAN)
            .flatMap(SeenBySwitch::purpose);
    Optional<QueueName> last =
        stays.isEmpty() ? Optional.empty() : Optional.of(stays.getLast().queue());
    return dialplans
        .or(() -> last)
        .or(() -> ours.flatMap(SeenByUs::purpose))
        .or(() -> theirs.flatMap(SeenBySwitch::purpose));
  }

  private Joined joined() {
    boolean any =
        !stays.isEmpty() || theirs.filter(seen -> seen.inQueue() != InQueue.NONE).isPresent();
    return any ? Joined.A_QUEUE : Joined.NO_QUEUE;
  }

  private boolean served() {
    return theirs.flatMap(SeenBySwitch::agent).isPresent() || servedByUs();
  }

  private boolean servedByUs() {
    return !stays.isEmpty()
        && stays
            .getLast()
            .left()
            .filter(left -> left.outcome() instanceof QueueOutcome.Served)
            .isPresent();
  }

  private Duration talked() {
    return theirs
        .filter(seen -> seen.agent().isPresent())
        .flatMap(SeenBySwitch::talked)
        .orElse(Duration.ZERO);
  }

  /** All time in queues but the talk; to the millisecond where we or the dialplan took the time. */
  private Duration waited() {
    if (joined() == Joined.NO_QUEUE) {
      return Duration.ZERO;
    }
    Duration ofUs = stays.stream().map(this::length).reduce(Duration.ZERO, Duration::plus);
    Optional<Duration> ofDialplan = theirs.flatMap(SeenBySwitch::dialplanStay);
    if (stays.isEmpty() && ofDialplan.isEmpty()) {
      return theirs.flatMap(SeenBySwitch::waited).orElse(Duration.ZERO);
    }
    Duration waited = ofUs.plus(ofDialplan.orElse(Duration.ZERO)).minus(talked());
    return waited.isNegative() ? Duration.ZERO : waited;
  }

  private Duration length(Stay stay) {
    return Duration.between(
        stay.joined(), stay.left().map(SeenByUs.Left::at).orElseGet(this::endOfLastStay));
  }

  /** The switch goes on with a caller in a queue when the server stops. */
  private Instant endOfLastStay() {
    Instant ourEnd = ours.orElseThrow().left();
    return theirs.filter(seen -> seen.path() == SeenBySwitch.Path.DIALPLAN).isPresent()
        ? ourEnd
        : left().orElse(ourEnd);
  }

  private Outcome outcome() {
    if (served()) {
      return Outcome.ANSWERED;
    }
    if (ours.filter(seen -> seen.hours() == SeenByUs.Hours.CLOSED).isPresent()) {
      return Outcome.CLOSED;
    }
    if (joined() == Joined.NO_QUEUE) {
      return Outcome.ENDED_IN_MENU;
    }
    if (inquiry.filter(left -> left.stage() == LeftInquiry.Stage.SENT).isPresent()) {
      return Outcome.MOVED_TO_INQUIRY;
    }
    return hungUpWaiting() ? Outcome.ABANDONED : Outcome.OVERFLOW;
  }

  /** Who left the queue by a key for an inquiry, and then left none, has given up too. */
  private boolean hungUpWaiting() {
    if (theirs.filter(seen -> seen.path() == SeenBySwitch.Path.DIALPLAN).isPresent()) {
      return theirs.orElseThrow().inQueue() == InQueue.HUNG_UP;
    }
    return stays.isEmpty()
        ? theirs.filter(seen -> seen.inQueue() == InQueue.HUNG_UP).isPresent()
        : stays
            .getLast()
            .left()
            .map(left -> left.outcome() instanceof QueueOutcome.LeftByKey)
            .orElse(true);
  }

  private EndedBy endedBy() {
    if (theirs.filter(seen -> seen.left().isEmpty()).isPresent()) {
      return EndedBy.LINE;
    }
    if (theirs.filter(seen -> seen.hungUp() == SeenBySwitch.HungUp.CALLER).isPresent()) {
      return EndedBy.CALLER;
    }
    if (theirs.isPresent()) {
      return served() ? EndedBy.AGENT : EndedBy.US;
    }
    return switch (ours.orElseThrow().ending()) {
      case FINISHED -> servedByUs() ? EndedBy.AGENT : EndedBy.US;
      case GONE -> EndedBy.CALLER;
      case GIVEN_BACK -> EndedBy.LINE;
    };
  }
}
