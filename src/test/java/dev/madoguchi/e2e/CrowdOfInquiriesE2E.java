package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The server is killed while fifty callers leave inquiries: what was promised is kept. */
@Isolated("fifty callers leave little of the machine to others")
class CrowdOfInquiriesE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00");

  private static final int CALLERS = 50;
  private static final int FIGURES_OF_A_NUMBER = 7;
  private static final Sound MESSAGE = Prompts.prompt("purpose-delivery");
  private static final Sound RECEIPT = Prompts.prompt("receipt");

  /** One caller of the crowd; acts by the clock of the own voice, so that hearing costs nothing. */
  private record Caller(String number, PhoneCall call, Thread acting) {
    static Caller calling(int which) {
      String number = "0901111%04d".formatted(which);
      PhoneCall call = LINE.call(number);
      return new Caller(number, call, Thread.ofVirtual().start(() -> leaveMessage(call)));
    }

    /** The figures of the number as far as they were heard; empty when none was begun. */
    Optional<String> promised() {
      List<AudioMatch.Found> begun = call.ear().everywhere(RECEIPT);
      if (begun.isEmpty()) {
        return Optional.empty();
      }
      int from = begun.getFirst().offset() + RECEIPT.size() - Ear.SLACK;
      List<Sound> figures = Prompts.figures();
      return Optional.of(
          call.ear().sequence(figures, from, call.heard().length).stream()
              .limit(FIGURES_OF_A_NUMBER)
              .map(figure -> Integer.toString(figures.indexOf(figure)))
              .collect(Collectors.joining()));
    }
  }

  private static void leaveMessage(PhoneCall call) {
    call.say(silence(2));
    call.press('2');
    // no detail, no order number, the number that is shown; the notice cannot be skipped
    for (char key : new char[] {'#', '#', '1'}) {
      call.say(silence(2));
      call.press(key);
    }
    call.say(silence(4));
    call.press('#');
    call.say(silence(2));
    call.say(MESSAGE);
    call.say(Callers.A_MOMENT);
    call.press('#');
    call.say(silence(2));
    call.press('1');
  }

  private static Sound silence(int seconds) {
    return new Sound("silence", new short[seconds * Sound.RATE]);
  }

  @Test
  void every_number_that_was_spoken_is_there_with_its_audio() {
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(Caller.calling(i));
    }
    // in the middle: some have their number, some hear it, some speak, some have just rung
    PhoneCall middle = callers.get(CALLERS / 2).call();
    middle.awaitHeard(RECEIPT, Duration.ofSeconds(40));
    LINE.server().destroyForcibly();
    middle.awaitHeard(Prompts.prompt("apology"), Duration.ofSeconds(10));
    callers.forEach(caller -> caller.call().hangUp());
    LINE.up().awaitLines("ready", 2, Duration.ofSeconds(60));

    Map<String, String> promised =
        callers.stream()
            .filter(caller -> caller.promised().isPresent())
            .collect(Collectors.toMap(Caller::number, caller -> caller.promised().orElseThrow()));
    assertThat(promised).as("callers who heard a number begin").hasSizeGreaterThan(CALLERS / 4);
    assertThat(promised).as("callers who did not").hasSizeLessThan(CALLERS);
    assertThat(promised.values())
        .as("whole numbers")
        .anyMatch(figures -> figures.length() == FIGURES_OF_A_NUMBER)
        .as("numbers the kill cut short")
        .anyMatch(figures -> figures.length() < FIGURES_OF_A_NUMBER);

    Map<String, LeftInquiry> kept =
        LINE.inquiries().stream()
            .collect(
                Collectors.toMap(inquiry -> inquiry.caller().orElseThrow(), Function.identity()));
    promised.forEach(
        (number, figures) -> {
          LeftInquiry inquiry = kept.get(number);
          assertThat(inquiry).as("the inquiry of %s, told %s", number, figures).isNotNull();
          assertThat(inquiry.number()).startsWith(figures);
          assertThat(AudioMatch.best(MESSAGE, inquiry.message().samples()).score())
              .isGreaterThan(AudioMatch.SAME);
        });

    assertThat(Callers.within(Duration.ofSeconds(20), () -> LINE.recordedCalls().size() >= CALLERS))
        .isTrue();
    assertThat(LINE.recordedCalls())
        .extracting(call -> call.caller().orElseThrow())
        .containsExactlyInAnyOrderElementsOf(callers.stream().map(Caller::number).toList());
  }
}
