package dev.madoguchi.e2e;

import java.time.Duration;

/**
 * What a caller does whom no agent takes, by the clock: nobody waits to hear what is said, for the
 * length of every prompt is known. Each key comes a moment behind the beginning of its question.
 */
final class InquiryScripts {
  /** Callers wait so long before they are offered another way. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Sound MESSAGE = Sound.sweep(300, 700, Duration.ofSeconds(3));
  private static final Duration MOMENT = Duration.ofMillis(1500);

  /** The queue looks at the clock once a second. */
  private static final Duration A_LOOK = Duration.ofSeconds(1);

  private static final Duration TONE = Duration.ofSeconds(1);

  private InquiryScripts() {}

  /** Madoguchi's: out of the queue by key, the category and the number are right, the message. */
  static Script taken() {
    return Script.of(
        new Script.Key('1'),
        after("connecting", PATIENCE.plus(MOMENT)),
        new Script.Key('0'),
        new Script.Silent(MOMENT),
        new Script.Key('#'),
        new Script.Silent(MOMENT),
        new Script.Key('1'),
        after("recording-notice", MOMENT),
        new Script.Key('#'),
        new Script.Silent(MOMENT.plus(TONE)),
        new Script.Words(MESSAGE),
        new Script.Silent(MOMENT),
        new Script.Key('#'),
        new Script.Silent(MOMENT),
        new Script.Key('1'));
  }

  /** The dialplan's own: the queue gives the caller up, and a message is taken. */
  static Script takenByTheDialplan() {
    return Script.of(
        new Script.Key('1'),
        after("connecting", PATIENCE.plus(A_LOOK)),
        after("dialplan-message", MOMENT.plus(TONE)),
        new Script.Words(MESSAGE),
        new Script.Silent(MOMENT),
        new Script.Key('#'));
  }

  private static Script.Silent after(String prompt, Duration then) {
    return new Script.Silent(Prompts.prompt(prompt).length().plus(then));
  }
}
