package dev.madoguchi.flow;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.Topic;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.speech.Speech;
import dev.madoguchi.speech.SpokenDigits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sentences of an inquiry, by their prompt names. */
final class InquiryWords {
  static final Prompt TAKEN = new Prompt("inquiry-taken");
  static final Prompt CHOICE_CATEGORY = new Prompt("choice-category");
  static final Prompt DETAIL_INTRO = new Prompt("detail-intro");
  static final Prompt CHOICE_NO_DETAIL = new Prompt("choice-no-detail");
  static final Prompt WAITING = new Prompt("inquiry-waiting");
  static final Prompt CHOICE_ADD = new Prompt("choice-add");
  static final Prompt CHOICE_NEW = new Prompt("choice-new");
  static final Prompt UNFINISHED = new Prompt("inquiry-unfinished");
  static final Prompt CHOICE_CONTINUE = new Prompt("choice-continue");
  static final Prompt ORDER_ASK = new Prompt("order-ask");
  static final Prompt ORDER_READ_BACK = new Prompt("order-read-back");
  static final Prompt CALLBACK_ASK = new Prompt("callback-ask");
  static final Prompt CALLBACK_READ_BACK = new Prompt("callback-read-back");
  static final Prompt THEN_POUND = new Prompt("then-pound");
  static final Prompt NUMBER_END = new Prompt("number-end");
  static final Prompt NUMBER_TOO_SHORT = new Prompt("number-too-short");
  static final Prompt NUMBER_SKIP = new Prompt("number-skip");
  static final Prompt NUMBER_LEFT_OUT = new Prompt("number-left-out");
  static final Prompt CHOICE_RIGHT = new Prompt("choice-right");
  static final Prompt CHOICE_OTHER_NUMBER = new Prompt("choice-other-number");
  static final Prompt RECORDING_NOTICE = new Prompt("recording-notice");
  static final Prompt RECORD_MESSAGE = new Prompt("record-message");
  static final Prompt MESSAGE_NOT_HEARD = new Prompt("message-not-heard");
  static final Prompt CHOICE_SEND = new Prompt("choice-send");
  static final Prompt CHOICE_LISTEN = new Prompt("choice-listen");
  static final Prompt CHOICE_AGAIN = new Prompt("choice-again");
  static final Prompt RECEIPT = new Prompt("receipt");
  static final Prompt RECEIPT_ADDED = new Prompt("receipt-added");
  static final Prompt RECEIPT_AGAIN = new Prompt("receipt-again");
  static final Prompt RECEIPT_END = new Prompt("receipt-end");
  static final Prompt RECEIPT_AGAIN_END = new Prompt("receipt-again-end");
  static final Prompt DUE = new Prompt("due");
  static final Prompt DUE_END = new Prompt("due-end");
  static final Prompt NOTHING_RECORDED = new Prompt("nothing-recorded");
  static final Prompt NOT_KEPT = new Prompt("inquiry-not-kept");

  private InquiryWords() {}

  static Prompt detail(Topic detail) {
    return new Prompt("detail-" + detail);
  }

  /** "For this, the key", in the order given. */
  static List<Prompt> choice(Prompt what, Digit key) {
    return List.of(what, Say.press(key));
  }

  /** A number, figure by figure, in a sentence. */
  static List<Prompt> figures(Prompt begin, String digits, Prompt end) {
    return Stream.of(List.of(begin), SpokenDigits.of(digits), List.of(end))
        .flatMap(List::stream)
        .toList();
  }

  static List<Prompt> due(LocalDate date, Speech speech) {
    List<Prompt> words = new ArrayList<>(List.of(DUE));
    words.addAll(speech.day(date));
    words.add(DUE_END);
    return words;
  }

  /** Every sentence an inquiry can need on this plan. */
  static Stream<Prompt> all(Plan plan) {
    Stream<Prompt> always =
        Stream.of(
            TAKEN,
            CHOICE_CATEGORY,
            WAITING,
            CHOICE_ADD,
            CHOICE_NEW,
            UNFINISHED,
            CHOICE_CONTINUE,
            CALLBACK_ASK,
            CALLBACK_READ_BACK,
            THEN_POUND,
            NUMBER_END,
            NUMBER_TOO_SHORT,
            NUMBER_SKIP,
            NUMBER_LEFT_OUT,
            CHOICE_RIGHT,
            CHOICE_OTHER_NUMBER,
            RECORDING_NOTICE,
            RECORD_MESSAGE,
            MESSAGE_NOT_HEARD,
            CHOICE_SEND,
            CHOICE_LISTEN,
            CHOICE_AGAIN,
            RECEIPT,
            RECEIPT_ADDED,
            RECEIPT_AGAIN,
            RECEIPT_END,
            RECEIPT_AGAIN_END,
            DUE,
            DUE_END,
            NOTHING_RECORDED,
            NOT_KEPT);
    Stream<Prompt> order =
        plan.inquiry().order().stream().flatMap(_ -> Stream.of(ORDER_ASK, ORDER_READ_BACK));
    Stream<Prompt> details =
        plan.inquiry().details().values().stream()
            .flatMap(
                choices ->
                    Stream.concat(
                        Stream.of(DETAIL_INTRO, CHOICE_NO_DETAIL),
                        choices.values().stream().map(InquiryWords::detail)));
    Stream<Prompt> keys =
        Stream.of(Digit.values()).filter(digit -> digit != Digit.STAR).map(Say::press);
    return Stream.of(always, order, details, keys).flatMap(words -> words);
  }
}
