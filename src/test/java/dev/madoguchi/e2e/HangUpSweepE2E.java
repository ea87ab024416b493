package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Callers hang up at every moment of a whole inquiry: what was acknowledged is there, what was
 * known is a draft, and nothing is left half-written or running. Every other second, which is 29
 * calls; with {@code -Dmadoguchi.sweep=100} every 100 ms, which is 590.
 */
@Order(2)
class HangUpSweepE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00");

  private static final Duration WHOLE = Duration.ofSeconds(59);
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int AT_ONCE = 25;
  private static final int FIGURES_OF_A_NUMBER = 7;
  private static final String ORDER = "1234567890";
  private static final Sound MESSAGE = Prompts.prompt("purpose-delivery");
  private static final Sound REVIEW = Prompts.prompt("choice-send");
  private static final Sound ORDER_KNOWN = Prompts.prompt("callback-read-back");
  private static final Sound RECEIPT = Prompts.prompt("receipt");
  private static final Sound AGAIN = Prompts.prompt("receipt-again");

  /** A caller who was gone so long after the answer. */
  private record Gone(String number, long after, PhoneCall call) {
    boolean heard(Sound sound) {
      return AudioMatch.best(sound, call.heard()).score() >= AudioMatch.SAME;
    }

    /** The figures of the receipt number as far as they were heard. */
    String figures() {
      short[] all = call.heard();
      int from = AudioMatch.best(RECEIPT, all).offset() + RECEIPT.size() - Ear.SLACK;
      AudioMatch.Found again = AudioMatch.best(AGAIN, all);
      int until = again.score() >= AudioMatch.SAME ? again.offset() : all.length;
      List<Sound> figures = Prompts.figures();
      return call.ear().sequence(figures, from, until).stream()
          .limit(FIGURES_OF_A_NUMBER)
          .map(figure -> Integer.toString(figures.indexOf(figure)))
          .collect(Collectors.joining());
    }

    @Override
    public String toString() {
      return number + ", gone after " + after + " ms";
    }
  }

  @Test
  void whenever_a_caller_hangs_up_nothing_is_lost_and_nothing_is_left()
      throws InterruptedException, ExecutionException {
    long step = Long.getLong("madoguchi.sweep", 2000);
    List<Gone> callers = callersGoneEvery(step);
    assertThat(callers).hasSize((int) (WHOLE.toMillis() / step));

    assertThat(Callers.within(Duration.ofSeconds(90), () -> halfWritten().isEmpty()))
        .as("%s", halfWritten())
        .isTrue();
    Map<String, LeftInquiry> left =
        LINE.inquiries().stream()
            .collect(Collectors.toMap(each -> each.caller().orElseThrow(), Function.identity()));
    int acknowledged = 0;
    int drafts = 0;
    for (Gone caller : callers) {
      LeftInquiry inquiry = left.get(caller.number());
      if (caller.heard(RECEIPT)) {
        acknowledged++;
        assertThat(inquiry).as("%s has heard that it is kept", caller).isNotNull();
        assertThat(inquiry.state()).as("%s", caller).isEqualTo("open");
        // a figure that a busy machine garbles may be missed, but none is heard that was not said
        assertThat(inquiry.number())
            .as("%s", caller)
            .matches(".*" + caller.figures().replaceAll("[0-9]", "$0.*"));
      }
      if (caller.heard(REVIEW)) {
        assertThat(inquiry).as("%s has left a message, be it to say it again", caller).isNotNull();
        assertThat(inquiry.state()).as("%s", caller).isEqualTo("open");
      }
      if (caller.heard(ORDER_KNOWN)) {
        assertThat(inquiry).as("%s has given an order number", caller).isNotNull();
      }
      if (inquiry != null) {
        drafts += inquiry.state().equals("draft") ? 1 : 0;
        isWhole(caller, inquiry);
      }
    }
    System.err.printf(
        "sweep: %d calls, %d inquiries acknowledged, %d drafts, %d inquiries in all%n",
        callers.size(), acknowledged, drafts, left.size());
    assertThat(acknowledged).isPositive();
    assertThat(drafts).isPositive();
    assertThat(callers).anyMatch(caller -> !left.containsKey(caller.number()));
    assertThat(Callers.within(Duration.ofSeconds(15), HangUpSweepE2E::nothingRuns)).isTrue();
    assertThat(LINE.up().everything()).doesNotContain("given back", "Exception");
  }

  private static void isWhole(Gone caller, LeftInquiry inquiry) {
    assertThat(inquiry.order()).as("%s", caller).contains(ORDER);
    inquiry
        .thread()
        .forEach(
            message ->
                assertThat(message.sound().length().toMillis())
                    .as("%s", caller)
                    .isEqualTo(message.length().toMillis())
                    .isGreaterThanOrEqualTo(2000));
    if (inquiry.state().equals("open")) {
      assertThat(inquiry.thread()).as("%s", caller).hasSize(1);
      assertThat(inquiry.thread().getFirst().ending()).isEqualTo("sent");
      assertThat(AudioMatch.best(MESSAGE, inquiry.message().samples()).score())
          .as("%s", caller)
          .isGreaterThan(AudioMatch.SAME);
    }
  }

  private static List<Gone> callersGoneEvery(long step)
      throws InterruptedException, ExecutionException {
    List<Future<Gone>> calls = new ArrayList<>();
    List<Gone> gone = new ArrayList<>();
    try (ScheduledExecutorService hangUps = Executors.newScheduledThreadPool(4);
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
      for (long at = step; at <= WHOLE.toMillis(); at += step) {
        long after = at;
        calls.add(callers.submit(() -> call(after, hangUps)));
      }
      for (Future<Gone> call : calls) {
        gone.add(call.get());
      }
    }
    return gone;
  }

  private static Gone call(long after, ScheduledExecutorService hangUps)
      throws InterruptedException, ExecutionException {
    String number = "0902222%05d".formatted(after);
    PhoneCall call = LINE.call(number);
    Future<?> hangUp = hangUps.schedule(call::hangUp, after, TimeUnit.MILLISECONDS);
    tell(call);
    hangUp.get();
    call.awaitEnd(Duration.ofSeconds(5));
    return new Gone(number, after, call);
  }

  /** A whole inquiry, as fast as a caller can who knows the line; ends with the call. */
  private static void tell(PhoneCall call) {
    boolean told =
        answers(call, "greeting", "2")
            && answers(call, "detail-intro", "#")
            && answers(call, "order-ask", ORDER)
            && answers(call, "order-read-back", "1")
            && answers(call, "callback-read-back", "1")
            && speaks(call)
            && answers(call, "choice-send", "3")
            && speaks(call)
            && answers(call, "choice-send", "1");
    if (!told) {
      assertThat(call.awaitEnd(PATIENCE)).as("%s", call.ear().why()).isEqualTo("we hung up");
    }
  }

  /** Presses keys as soon as these words are heard; false when they are not. */
  private static boolean answers(PhoneCall call, String words, String keys) {
    boolean heard = call.ear().await(Prompts.prompt(words).first(A_SECOND), PATIENCE).isPresent();
    if (heard) {
      keys.chars().forEach(key -> call.startPressing((char) key));
    }
    return heard;
  }

  private static boolean speaks(PhoneCall call) {
    boolean asked = answers(call, "record-message", "#");
    if (asked) {
      call.startSaying(Callers.THE_TONE);
      call.startSaying(MESSAGE);
      call.startSaying(Callers.A_MOMENT);
      call.startPressing('#');
    }
    return asked;
  }

  /**
   * What lies in the folder of recordings that is neither kept nor set aside, and passing sounds.
   */
  private static List<String> halfWritten() {
    Path recordings = LINE.state().resolve("recordings");
    return Stream.of(
            files(recordings),
            files(recordings.resolve("notes")),
            files(LINE.state().resolve("sounds")).filter(name -> name.startsWith("once-")))
        .flatMap(names -> names)
        .toList();
  }

  private static Stream<String> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder, e);
    }
  }

  private static boolean nothingRuns() {
    return Leftovers.channels(LINE) == 0;
  }
}
