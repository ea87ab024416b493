package dev.madoguchi.flow;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
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
  static final Prompt CLOSED = new Prompt("closed");
  static final Prompt CLOSED_REOPENS = new Prompt("closed-reopens");
  static final Prompt CLOSED_REOPENS_END = new Prompt("closed-reopens-end");
  static final Prompt CLOSED_MENU_INTRO = new Prompt("closed-menu-intro");
  static final Prompt NOBODY_ON_DUTY = new Prompt("nobody-on-duty");
  static final Prompt ALL_BUSY = new Prompt("all-busy");
  static final Prompt OFFER = new Prompt("offer");
  static final Prompt CHOICE_INQUIRY = new Prompt("choice-inquiry");
  static final Prompt CHOICE_WAIT = new Prompt("choice-wait");
  static final Prompt CHOICE_END = new Prompt("choice-end");
  static final Prompt PRESS_PLEASE = new Prompt("press-please");
  static final Prompt RECORD_MESSAGE = new Prompt("record-message");
  static final Prompt MESSAGE_NOT_HEARD = new Prompt("message-not-heard");
  static final Prompt RECEIPT = new Prompt("receipt");
  static final Prompt RECEIPT_AGAIN = new Prompt("receipt-again");
  static final Prompt RECEIPT_END = new Prompt("receipt-end");
  static final Prompt INQUIRY_NOT_KEPT = new Prompt("inquiry-not-kept");
  static final Prompt GOODBYE = new Prompt("goodbye");

  private Say() {}

  /** The purpose of a queue, as the menu names it. */
  static Prompt purpose(QueueName queue) {
    return new Prompt("purpose-" + queue.value());
  }

  /** "For this purpose, the key": one pair of prompts for each choice, in the order given. */
  static Stream<Prompt> purposes(Map<Digit, QueueName> choices) {
    return choices.entrySet().stream()
        .flatMap(choice -> Stream.of(purpose(choice.getValue()), press(choice.getKey())));
  }

  /** "Press this key". */
  static Prompt press(Digit digit) {
    return switch (digit) {
      case POUND -> new Prompt("press-pound");
      case STAR -> throw new IllegalArgumentException("* is not offered: it repeats everywhere");
      default -> new Prompt("press-" + digit.symbol());
    };
  }

  /** Every prompt the line can say with these purposes; what a check must find in each language. */
  static List<Prompt> all(Map<Digit, QueueName> choices) {
    Stream<Prompt> fixed =
        Stream.of(
            GREETING,
            MENU_INTRO,
            MENU_REPEAT,
            NO_INPUT,
            WRONG_KEY,
            CONNECTING,
            CLOSED,
            CLOSED_REOPENS,
            CLOSED_REOPENS_END,
            CLOSED_MENU_INTRO,
            NOBODY_ON_DUTY,
            ALL_BUSY,
            OFFER,
            CHOICE_INQUIRY,
            CHOICE_WAIT,
            CHOICE_END,
            PRESS_PLEASE,
            RECORD_MESSAGE,
            MESSAGE_NOT_HEARD,
            RECEIPT,
            RECEIPT_AGAIN,
            RECEIPT_END,
            INQUIRY_NOT_KEPT,
            GOODBYE,
            press(Digit.ONE),
            press(Digit.TWO));
    Stream<Prompt> digits =
        Stream.of(Digit.values())
            .filter(digit -> Character.isDigit(digit.symbol()))
            .map(digit -> new Prompt("digit-" + digit.symbol()));
    return Stream.of(fixed, purposes(choices), digits).flatMap(s -> s).distinct().toList();
  }
}
