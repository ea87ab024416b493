package dev.madoguchi.flow;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Target;
import dev.madoguchi.call.Topic;
import dev.madoguchi.hours.Opening;
import dev.madoguchi.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sentences of the support line, by their prompt names; the words are in prompts.yaml. */
final class Say {
  static final Prompt GREETING = new Prompt("greeting");
  static final Prompt MENU_INTRO = new Prompt("menu-intro");
  static final Prompt MENU_REPEAT = new Prompt("menu-repeat");
  static final Prompt NO_INPUT = new Prompt("no-input");
  static final Prompt WRONG_KEY = new Prompt("wrong-key");
  static final Prompt CONNECTING = new Prompt("connecting");
  static final Prompt THIS_LANGUAGE = new Prompt("this-language");
  static final Prompt CHOICE_AGENT = new Prompt("choice-agent");
  static final Prompt CHOICE_BACK = new Prompt("choice-back");
  static final Prompt CLOSED = new Prompt("closed");
  static final Prompt CLOSING_SOON = new Prompt("closing-soon");
  static final Prompt CLOSED_REOPENS = new Prompt("closed-reopens");
  static final Prompt CLOSED_REOPENS_END = new Prompt("closed-reopens-end");
  static final Prompt CLOSED_MENU_INTRO = new Prompt("closed-menu-intro");
  static final Prompt NOBODY_ON_DUTY = new Prompt("nobody-on-duty");
  static final Prompt ALL_BUSY = new Prompt("all-busy");
  static final Prompt QUEUE_FULL = new Prompt("queue-full");
  static final Prompt OFFER = new Prompt("offer");
  static final Prompt OFFER_IN_QUEUE = new Prompt("offer-in-queue");
  static final Prompt PLACE = new Prompt("place");
  static final Prompt PLACE_END = new Prompt("place-end");
  static final Prompt WAIT_RANGE = new Prompt("wait-range");
  static final Prompt WAIT_RANGE_TO = new Prompt("wait-range-to");
  static final Prompt WAIT_RANGE_END = new Prompt("wait-range-end");
  static final Prompt CHOICE_INQUIRY = new Prompt("choice-inquiry");
  static final Prompt CHOICE_WAIT = new Prompt("choice-wait");
  static final Prompt CHOICE_END = new Prompt("choice-end");
  static final Prompt PRESS_PLEASE = new Prompt("press-please");
  static final Prompt GOODBYE = new Prompt("goodbye");

  /** The language's own name in itself: what the agent hears when the caller speaks another. */
  static final Prompt WHISPER_LANGUAGE = new Prompt("whisper-language");

  /** Said on every plan. */
  private static final List<Prompt> ALWAYS =
      List.of(
          GREETING,
          MENU_INTRO,
          MENU_REPEAT,
          NO_INPUT,
          WRONG_KEY,
          CONNECTING,
          CLOSED,
          CLOSING_SOON,
          CLOSED_REOPENS,
          CLOSED_REOPENS_END,
          CLOSED_MENU_INTRO,
          NOBODY_ON_DUTY,
          ALL_BUSY,
          QUEUE_FULL,
          OFFER,
          OFFER_IN_QUEUE,
          PLACE,
          PLACE_END,
          WAIT_RANGE,
          WAIT_RANGE_TO,
          WAIT_RANGE_END,
          CHOICE_INQUIRY,
          CHOICE_WAIT,
          CHOICE_END,
          PRESS_PLEASE,
          GOODBYE,
          press(Digit.ONE),
          press(Digit.TWO));

  private Say() {}

  /** The purpose of a queue, as the menu names it. */
  static Prompt purpose(QueueName queue) {
    return new Prompt("purpose-" + queue.value());
  }

  /** What the agent hears of the queue before the caller is joined. */
  static Prompt whisper(QueueName queue) {
    return new Prompt("whisper-" + queue.value());
  }

  /** Why the line is closed, when the plan has no words of its own for it. */
  static Prompt closed(Opening.Reason reason) {
    return switch (reason) {
      case EMERGENCY -> new Prompt("closed-emergency");
      case OVERRIDE -> new Prompt("closed-override");
      case CLOSURE -> new Prompt("closed-closure");
      case HOLIDAY -> new Prompt("closed-holiday");
      case DAY_OFF -> new Prompt("closed-day-off");
      case OUTSIDE_HOURS -> CLOSED;
    };
  }

  /** What a menu below another is about, said when it is reached. */
  static Prompt intro(Topic menu) {
    return new Prompt("menu-" + menu + "-intro");
  }

  static Prompt guidance(Topic guidance) {
    return new Prompt("guidance-" + guidance);
  }

  /** "For this purpose, the key": one pair of prompts for each choice, in the order given. */
  static List<Prompt> choices(Map<Digit, Target> choices) {
    return choices.entrySet().stream()
        .flatMap(choice -> Stream.of(words(choice.getValue()), press(choice.getKey())))
        .toList();
  }

  private static Prompt words(Target target) {
    return switch (target) {
      case Target.ToQueue(QueueName queue) -> purpose(queue);
      case Target.ToMenu menu -> new Prompt("menu-" + menu.topic());
      case Target.ToGuidance guidance -> new Prompt("about-" + guidance.topic());
    };
  }

  /** "Press this key". */
  static Prompt press(Digit digit) {
    return switch (digit) {
      case POUND -> new Prompt("press-pound");
      case STAR -> throw new IllegalArgumentException("* is not offered: it repeats everywhere");
      default -> new Prompt("press-" + digit.symbol());
    };
  }

  /** Every prompt the line can say on this plan; what a check must find in each language. */
  static List<Prompt> all(Plan plan) {
    Plan.MainMenu menu = plan.menu();
    Stream<Prompt> languages =
        menu.languages().keySet().stream().flatMap(digit -> Stream.of(THIS_LANGUAGE, press(digit)));
    Stream<Prompt> reasons = Stream.of(Opening.Reason.values()).map(Say::closed);
    Stream<Prompt> categories =
        plan.queues().keySet().stream().flatMap(queue -> Stream.of(purpose(queue), whisper(queue)));
    Stream<Prompt> whispers = plan.languages().stream().skip(1).map(_ -> WHISPER_LANGUAGE);
    Stream<Prompt> digits =
        Stream.of(Digit.values())
            .filter(digit -> Character.isDigit(digit.symbol()))
            .map(digit -> new Prompt("digit-" + digit.symbol()));
    return Stream.of(
            ALWAYS.stream(),
            InquiryWords.all(plan),
            languages,
            reasons,
            plan.hours().exceptions().messages().stream(),
            below(menu.choices()),
            categories,
            whispers,
            digits)
        .flatMap(prompts -> prompts)
        .distinct()
        .toList();
  }

  private static Stream<Prompt> below(Map<Digit, Target> choices) {
    return Stream.concat(
        choices(choices).stream(),
        choices.values().stream()
            .flatMap(
                target ->
                    switch (target) {
                      case Target.ToQueue _ -> Stream.of();
                      case Target.ToGuidance guidance ->
                          Stream.of(
                              guidance(guidance.topic()),
                              CHOICE_AGENT,
                              press(Digit.ZERO),
                              CHOICE_BACK,
                              press(Digit.POUND));
                      case Target.ToMenu menu ->
                          Stream.concat(
                              Stream.of(intro(menu.topic()), CHOICE_BACK, press(Digit.POUND)),
                              below(menu.choices()));
                    }));
  }
}
