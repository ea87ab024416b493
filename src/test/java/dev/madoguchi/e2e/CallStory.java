package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call of a round, told from the caller's side.
 *
 * @param step where it was when the fault came
 * @param silence the longest time nothing was to be heard while the caller listened
 * @param next the next prompt that began behind the fault, for who was being spoken to
 * @param tries how often the caller rang until somebody answered
 * @param receipt the figures of the receipt number, as far as they were heard
 */
record CallStory(
    String number,
    Step step,
    Ending ending,
    int tries,
    Duration silence,
    Optional<NextWords> next,
    Optional<String> receipt,
    List<String> heard) {
  static final int FIGURES = 7;

  /**
   * The next prompt that begins behind a fault.
   *
   * @param after from the fault on; what was being said may have gone on for all of it
   * @param inSilence for how long of it nothing was to be heard, right before it began
   */
  record NextWords(Duration after, Duration inSilence) {}

  CallStory {
    heard = List.copyOf(heard);
  }

  /** Was told that an inquiry is kept. */
  boolean acknowledged() {
    return receipt.isPresent();
  }

  /**
   * Whether so many records of this caller are as they should be: one of the call that was
   * answered, and at most one of each that was given up before.
   */
  boolean isRecordedBy(long records) {
    return records <= tries && records >= (ending == Ending.NOT_ANSWERED ? 0 : 1);
  }

  /** Was thanked for a message. */
  boolean thanked() {
    return heard.contains("dialplan-thanks");
  }

  @Override
  public String toString() {
    return "%s, %s: %s; rang %d times; silent for %d ms; receipt %s; heard %s"
        .formatted(
            number, step, ending.words(), tries, silence.toMillis(), receipt.orElse("none"), heard);
  }
}
