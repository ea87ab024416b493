package dev.madoguchi.e2e;

import static dev.madoguchi.e2e.Callers.Asked.CALLBACK;
import static dev.madoguchi.e2e.Callers.Asked.DETAIL;
import static dev.madoguchi.e2e.Callers.Asked.ORDER;
import static dev.madoguchi.e2e.Callers.Asked.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers without a number, callers who are known, and callers who are gone: on a holiday. */
@Order(11)
class KnownCallersE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00");

  private static final Sound MESSAGE = Prompts.prompt("purpose-site");
  private static final Sound MORE = Prompts.prompt("purpose-orders");
  private static final Duration SOON = Duration.ofSeconds(6);
  private static final Duration LATER = Duration.ofSeconds(15);

  @Test
  void callers_are_asked_for_a_number_recognised_and_kept_when_they_are_gone()
      throws InterruptedException, ExecutionException {
    List<Callable<Object>> callers =
        List.of(
            Executors.callable(KnownCallersE2E::withheldMayBeLeftOut),
            Executors.callable(KnownCallersE2E::knownAdds),
            Executors.callable(KnownCallersE2E::goneAfterTheOrderNumberIsADraftAndGoneOnWith),
            Executors.callable(KnownCallersE2E::goneAtTheReviewIsSent),
            Executors.callable(KnownCallersE2E::goneWhileSayingItAgainIsSent));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> caller : threads.invokeAll(callers)) {
        caller.get();
      }
    }
  }

  private static void withheldMayBeLeftOut() {
    PhoneCall caller =
        LINE.phone().call(LINE.number(), "\"Anonymous\" <sip:anonymous@anonymous.invalid>");
    Callers.pressDuringGreeting(caller, '5');
    Callers.pass(caller, DETAIL, WITHHELD);
    String heard = Callers.leaveMessage(caller, MESSAGE);

    assertThat(LINE.inquiries())
        .filteredOn(inquiry -> inquiry.number().equals(heard))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.caller()).isEmpty();
              assertThat(kept.callback()).isEmpty();
            });
  }

  private static void knownAdds() {
    PhoneCall first = LINE.call("09012340003");
    Callers.pressDuringGreeting(first, '6');
    Callers.pass(first, CALLBACK);
    String number = Callers.leaveMessage(first, MESSAGE);

    PhoneCall second = LINE.call("09012340003");
    Callers.pressDuringGreeting(second, '6');
    hears(second, "inquiry-waiting");
    second.press('1');
    second.awaitHeard(Prompts.prompt("record-message"), LATER);
    Callers.speakAfterTheTone(second, MORE);
    Callers.send(second);
    hears(second, "receipt-added");
    second.awaitHeard(Prompts.prompt("goodbye"), Duration.ofSeconds(30));
    second.awaitEnd(SOON);

    assertThat(from("09012340003"))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.number()).isEqualTo(number);
              assertThat(kept.thread()).hasSize(2);
              assertThat(AudioMatch.best(MORE, kept.thread().getLast().sound().samples()).score())
                  .isGreaterThan(AudioMatch.SAME);
            });
    assertThat(LINE.madoguchi("inquiries", "show", number).lines())
        .filteredOn(line -> line.startsWith("message"))
        .hasSize(2);

    assertThat(LINE.madoguchi("inquiries", "answer", number)).contains("state     answered");
    PhoneCall third = LINE.call("09012340003");
    Callers.pressDuringGreeting(third, '6');
    hears(third, "callback-read-back"); // at once: nothing of theirs waits
    third.hangUp();
  }

  private static void goneAfterTheOrderNumberIsADraftAndGoneOnWith() {
    PhoneCall caller = LINE.call("09012340004");
    Callers.pressDuringGreeting(caller, '3');
    Callers.pass(caller, DETAIL);
    hears(caller, "order-ask");
    press(caller, "1234567890");
    hears(caller, "order-read-back");
    caller.press('1');
    hears(caller, "callback-read-back");
    caller.hangUp();

    assertThat(Callers.within(LATER, () -> !from("09012340004").isEmpty())).isTrue();
    LeftInquiry draft = from("09012340004").getFirst();
    assertThat(draft.state()).isEqualTo("draft");
    assertThat(draft.order()).contains("1234567890");
    assertThat(draft.thread()).isEmpty();
    assertThat(LINE.madoguchi("inquiries")).contains(draft.number() + "   draft");

    PhoneCall again = LINE.call("09012340004");
    Callers.pressDuringGreeting(again, '3');
    Callers.pass(again, DETAIL);
    hears(again, "inquiry-unfinished");
    again.press('1');
    assertThat(Callers.leaveMessage(again, MESSAGE)).isEqualTo(draft.number());
    assertThat(from("09012340004"))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.state()).isEqualTo("open");
              assertThat(kept.order()).contains("1234567890");
            });
  }

  private static void goneAtTheReviewIsSent() {
    PhoneCall caller = LINE.call("09012340005");
    Callers.pressDuringGreeting(caller, '3');
    Callers.pass(caller, DETAIL, ORDER, CALLBACK);
    caller.awaitHeard(Prompts.prompt("record-message"), LATER);
    Callers.speakAfterTheTone(caller, MESSAGE);
    hears(caller, "choice-send");
    caller.hangUp();

    assertThat(Callers.within(LATER, () -> !from("09012340005").isEmpty())).isTrue();
    assertThat(from("09012340005").getFirst().state()).isEqualTo("open");
  }

  private static void goneWhileSayingItAgainIsSent() {
    PhoneCall caller = LINE.call("09012340006");
    Callers.pressDuringGreeting(caller, '3');
    Callers.pass(caller, DETAIL, ORDER, CALLBACK);
    caller.awaitHeard(Prompts.prompt("record-message"), LATER);
    Callers.speakAfterTheTone(caller, MESSAGE);
    hears(caller, "choice-send");
    caller.press('3');
    caller.awaitHeard(Prompts.prompt("record-message"), LATER);
    caller.say(Callers.A_MOMENT);
    caller.say(MORE);
    caller.hangUp();

    assertThat(Callers.within(LATER, () -> !from("09012340006").isEmpty())).isTrue();
    LeftInquiry kept = from("09012340006").getFirst();
    assertThat(kept.state()).isEqualTo("open");
    assertThat(AudioMatch.best(MESSAGE, kept.message().samples()).score())
        .isGreaterThan(AudioMatch.SAME);
  }

  private static void hears(PhoneCall caller, String... prompts) {
    Stream.of(prompts).forEach(prompt -> caller.awaitHeard(Prompts.prompt(prompt), SOON));
  }

  private static void press(PhoneCall caller, String keys) {
    keys.chars().forEach(key -> caller.press((char) key));
  }

  private static List<LeftInquiry> from(String number) {
    return LINE.inquiries().stream()
        .filter(inquiry -> inquiry.caller().filter(number::equals).isPresent())
        .toList();
  }
}
