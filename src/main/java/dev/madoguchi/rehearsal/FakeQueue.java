package dev.madoguchi.rehearsal;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Waiting;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.Optional;

/**
 * How a caller waits on a {@link FakeLine}: what is announced, and how they come out. Who hangs up
 * there ends the call.
 */
record FakeQueue(Script script, Story story) {
  /** Announcements that nobody answers are told so often; then it goes on likewise. */
  private static final int ENOUGH = 3;

  /** The only key that does anything in a queue (in-queue in extensions.conf). */
  private static final Digit WAY_OUT = Digit.ZERO;

  QueueOutcome wait(QueueName queue, Waiting waiting) {
    story.tell(new Happening.Queued(queue, waiting.longest()));
    announced(waiting);
    QueueOutcome outcome =
        takenOut(waiting).<QueueOutcome>map(QueueOutcome.LeftByKey::new).orElseGet(this::end);
    story.tell(new Happening.CameOut(outcome));
    return outcome;
  }

  /** The times the script names, one after the other. */
  private void announced(Waiting waiting) {
    while (script.peek().orElse(null) instanceof Step.Wait(Duration waited)) {
      script.turn();
      Optional<Words> words = waiting.announcements().after(waited);
      words.ifPresent(story::hear);
      words.ifPresent(_ -> waiting.announcements().said());
    }
  }

  private QueueOutcome end() {
    QueueOutcome usual = script.everyQueue().orElseGet(QueueOutcome.Served::new);
    return switch (script.next(new Step.Leave(usual))) {
      case Step.Leave(QueueOutcome outcome) -> outcome;
      case Step.HangUp() -> throw story.callerHungUp();
      case Step other -> throw Script.off("a queue", other);
    };
  }

  /**
   * Time passes in a queue in which nobody answers; at each announcement it is the caller's turn.
   *
   * @return the key that took them out, if one did
   */
  private Optional<Digit> takenOut(Waiting waiting) {
    QueueOutcome nobody = new QueueOutcome.NotServed(QueueOutcome.Reason.TIMED_OUT);
    if (!script.everyQueue().equals(Optional.of(nobody))) {
      return Optional.empty(); // did not even join
    }
    int unanswered = 0;
    Duration waited = Duration.ZERO;
    while (waited.compareTo(waiting.longest().longest()) < 0 && unanswered < ENOUGH) {
      Optional<Words> words = waiting.announcements().after(waited);
      if (words.isPresent()) {
        story.tell(new Happening.Waited(waited));
        story.hear(words.get());
        waiting.announcements().said();
        switch (script.turn().orElse(null)) {
          case Step.Press(Digit key) -> {
            story.tell(new Happening.Pressed(key));
            if (key == WAY_OUT) {
              return Optional.of(key);
            }
          }
          case Step.HangUp() -> throw story.callerHungUp();
          case null -> unanswered++;
          case Step _ -> {} // lets it pass
        }
      }
      waited = waited.plusSeconds(1);
    }
    story.tell(new Happening.Waited(waiting.longest().longest()));
    return Optional.empty();
  }
}
