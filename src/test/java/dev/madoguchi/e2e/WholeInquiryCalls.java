package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An inquiry with all its steps, on a holiday. */
abstract class WholeInquiryCalls {
  private final RunningLine line;

  WholeInquiryCalls(RunningLine line) {
    this.line = line;
  }

  private static final Sound MESSAGE = Prompts.prompt("purpose-site");
  private static final Duration SOON = Duration.ofSeconds(6);
  private static final Duration JOINED = Duration.ofMillis(50);
  private static final Duration LATER = Duration.ofSeconds(15);

  @Test
  void every_step_is_heard_and_kept() {
    PhoneCall caller = line.call("09012340001");
    Callers.pressDuringGreeting(caller, '1');
    hears(caller, "detail-intro", "detail-return");
    caller.press('2');
    hears(caller, "order-ask");
    press(caller, "1234567890");
    hears(caller, "order-read-back");
    reads(caller, "1234567890");
    caller.press('2');
    hears(caller, "order-ask");
    press(caller, "0987654321");
    hears(caller, "order-read-back");
    reads(caller, "0987654321");
    caller.press('1');
    hears(caller, "callback-read-back");
    reads(caller, "09012340001");
    caller.press('2');
    hears(caller, "callback-ask");
    press(caller, "0312345678#");
    hears(caller, "callback-read-back");
    reads(caller, "0312345678");
    caller.press('1');
    hears(caller, "recording-notice");
    caller.awaitHeard(Prompts.prompt("record-message"), LATER);
    Callers.speakAfterTheTone(caller, MESSAGE);
    hears(caller, "choice-send");
    caller.press('2');
    caller.awaitHeard(MESSAGE, LATER);
    hears(caller, "choice-send");
    caller.press('1');
    Ear.Moment receipt = caller.awaitHeard(Prompts.prompt("receipt"), SOON);
    caller.awaitHeard(Prompts.prompt("receipt-again"), LATER);
    caller.awaitHeard(Prompts.prompt("due"), LATER);
    hears(caller, "month-11", "day-26", "weekday-thursday", "due-end", "goodbye");
    caller.awaitEnd(SOON);

    assertThat(from("09012340001"))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.state()).isEqualTo("open");
              assertThat(kept.category()).isEqualTo("returns");
              assertThat(kept.detail()).contains("return");
              assertThat(kept.order()).contains("0987654321");
              assertThat(kept.callback()).contains("0312345678");
              assertThat(kept.due()).startsWith("2026-11-26T17:30");
              assertThat(AudioMatch.best(MESSAGE, kept.message().samples()).score())
                  .isGreaterThan(AudioMatch.SAME);
              assertThat(pausesOf(caller, receipt, kept.number()))
                  .as("the number and the day are said as one sentence")
                  .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(JOINED));
            });
  }

  /** The pauses between all pieces from the number to the day of the reply. */
  private static List<Duration> pausesOf(PhoneCall caller, Ear.Moment receipt, String number) {
    Stream<String> twice =
        Stream.of(figures(number), Stream.of("receipt-end", "receipt-again"), figures(number))
            .flatMap(names -> names);
    Stream<String> day =
        Stream.of("receipt-again-end", "due", "month-11", "day-26", "weekday-thursday", "due-end");
    List<Duration> pauses =
        caller.ear().pauses(receipt, Stream.concat(twice, day).map(Prompts::prompt).toList());
    System.err.println("pauses " + pauses);
    return pauses;
  }

  private static Stream<String> figures(String number) {
    return number.chars().mapToObj(figure -> "digit-" + (char) figure);
  }

  private static void hears(PhoneCall caller, String... prompts) {
    Stream.of(prompts).forEach(prompt -> caller.awaitHeard(Prompts.prompt(prompt), SOON));
  }

  /** Hears the number figure by figure; the first ones tell. */
  private static void reads(PhoneCall caller, String figures) {
    figures.chars().limit(4).forEach(figure -> hears(caller, "digit-" + (char) figure));
  }

  private static void press(PhoneCall caller, String keys) {
    keys.chars().forEach(key -> caller.press((char) key));
  }

  private List<LeftInquiry> from(String number) {
    return line.inquiries().stream()
        .filter(inquiry -> inquiry.caller().filter(number::equals).isPresent())
        .toList();
  }
}
