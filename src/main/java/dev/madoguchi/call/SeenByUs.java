package dev.madoguchi.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the server has seen of a call that is over. After a hang-up in a queue it cannot tell
 * whether an agent had answered; that is the switch's word.
 *
 * @param purpose the queue the call was for, once it was known
 * @param answers the keys, in order, each with its question
 * @param heard the prompts in order, those between the music of a queue included; a key may have
 *     cut the last of each question short
 * @param stays each time in a queue, in order
 */
public record SeenByUs(
    CallId id,
    Caller caller,
    Instant entered,
    Instant left,
    Language language,
    Hours hours,
    Optional<QueueName> purpose,
    List<Answer> answers,
    List<Prompt> heard,
    List<Stay> stays,
    Ending ending) {
  public SeenByUs {
    answers = List.copyOf(answers);
    heard = List.copyOf(heard);
    stays = List.copyOf(stays);
  }

  /**
   * The same call as it went on with a server that had it afterwards. A queue that was not left
   * when this one lost the call was left, at the latest, when the other one had it.
   */
  public SeenByUs then(SeenByUs later) {
    return new SeenByUs(
        id,
        caller,
        entered,
        later.left,
        later.language,
        later.hours,
        later.purpose.or(() -> purpose),
        joined(answers, later.answers),
        joined(heard, later.heard),
        joined(stays.stream().map(stay -> stay.overAt(later.entered)).toList(), later.stays),
        later.ending);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** What a caller was told of the hours. */
  public enum Hours {
    OPEN,
    CLOSED
  }

  /** How the call ended for us. */
  public enum Ending {
    /** The conversation was over, and we hung up. */
    FINISHED,
    /** The caller, or the wire to the switch, was gone. */
    GONE,
    /** By a fault of ours the caller was left to the dialplan. */
    GIVEN_BACK
  }

  /**
   * A question and what was pressed; no key is silence.
   *
   * @param question the first prompt of the menu, which names it
   */
  public record Answer(Prompt question, Optional<Digit> key) {}

  /**
   * A time in a queue, talking included.
   *
   * @param left empty when the call ended in it
   */
  public record Stay(QueueName queue, Instant joined, Optional<Left> left) {
    private Stay overAt(Instant then) {
      QueueOutcome untold = new QueueOutcome.NotServed(QueueOutcome.Reason.UNKNOWN);
      return new Stay(queue, joined, left.or(() -> Optional.of(new Left(then, untold))));
    }
  }

  /** When and how a caller came out of a queue. */
  public record Left(Instant at, QueueOutcome outcome) {}
}
