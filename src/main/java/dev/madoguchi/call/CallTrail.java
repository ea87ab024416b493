package dev.madoguchi.call;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one call leaves behind as it goes, for its record. Written by the verbs of {@link Call}, on
 * the call's thread only.
 *
 * <p>Only the keys of questions are noted, and figures read out only as "digits": numbers that
 * callers key in or confirm are for their inquiry alone.
 */
public final class CallTrail {
  /** A robot that presses keys for an hour must not fill the disk. */
  private static final int MOST = 500;

  private static final String FIGURE = "digit-";
  private static final Prompt FIGURES = new Prompt("digits");

  private final InstantSource clock;
  private final Instant entered;
  private final List<SeenByUs.Answer> answers = new ArrayList<>();
  private final List<Prompt> heard = new ArrayList<>();
  private final List<SeenByUs.Stay> stays = new ArrayList<>();
  private Optional<QueueName> purpose = Optional.empty();
  private SeenByUs.Hours hours = SeenByUs.Hours.OPEN;
  private volatile boolean queued;

  /** Begins now. */
  public CallTrail(InstantSource clock) {
    this.clock = clock;
    this.entered = now();
  }

  Instant entered() {
    return entered;
  }

  void said(Words words) {
    for (Words.Spoken spoken : words.spoken()) {
      switch (spoken) {
        case Words.Spoken.Said(Language _, Prompt prompt) -> said(prompt);
        case Words.Spoken.Recorded _ -> {}
      }
    }
  }

  private void said(Prompt prompt) {
    Prompt noted = prompt.name().startsWith(FIGURE) ? FIGURES : prompt;
    boolean again = noted.equals(FIGURES) && !heard.isEmpty() && heard.getLast().equals(FIGURES);
    if (!again && heard.size() < MOST) {
      heard.add(noted);
    }
  }

  void answered(Prompt question, Optional<Digit> key) {
    if (answers.size() < MOST) {
      answers.add(new SeenByUs.Answer(question, key));
    }
  }

  void isFor(QueueName queue) {
    purpose = Optional.of(queue);
  }

  void metClosed() {
    hours = SeenByUs.Hours.CLOSED;
  }

  void joined(QueueName queue) {
    queued = true;
    stays.add(new SeenByUs.Stay(queue, now(), Optional.empty()));
  }

  void left(QueueOutcome outcome) {
    queued = false;
    SeenByUs.Stay stay = stays.removeLast();
    stays.add(
        new SeenByUs.Stay(
            stay.queue(), stay.joined(), Optional.of(new SeenByUs.Left(now(), outcome))));
  }

  /** Whether app_queue has the call now; for any thread. */
  public boolean isQueued() {
    return queued;
  }

  /** All of it, when the call is over. */
  public SeenByUs end(CallId id, Caller caller, Language language, SeenByUs.Ending ending) {
    return new SeenByUs(
        id, caller, entered, now(), language, hours, purpose, answers, heard, stays, ending);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
