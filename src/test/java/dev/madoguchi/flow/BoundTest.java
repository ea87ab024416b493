package dev.madoguchi.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody holds the line for ever. */
class BoundTest {
  private static final QueueOutcome BUSY =
      new QueueOutcome.NotServed(QueueOutcome.Reason.TIMED_OUT);
  private static final QueueOutcome FULL = new QueueOutcome.NotServed(QueueOutcome.Reason.FULL);

  @Test
  void who_tries_a_full_queue_on_and_on_ends_with_an_inquiry() {
    FakeLine line =
        FakeLine.from("09012345678").pressing("1" + "2".repeat(30)).goingOnByItself(FULL);
    List<String> happened = run(line, Duration.ofMinutes(3));
    assertThat(happened)
        .filteredOn(what -> what.startsWith("queued"))
        .containsExactly(
            "queued returns for 3060 s",
            "queued returns for 2340 s",
            "queued returns for 1620 s",
            "queued returns for 900 s",
            "queued returns for 180 s");
    assertThat(happened).containsSubsequence("heard queue-full offer", "heard record-message");
  }

  @Test
  void a_silent_line_is_not_asked_again_once_its_time_is_over() {
    FakeLine line = FakeLine.from("09012345678").goingOnByItself(BUSY);
    assertThat(run(line, Duration.ofMinutes(30)))
        .containsSubsequence(
            "heard connecting",
            "queued other for 1 s",
            "heard all-busy offer",
            "heard record-message");
  }

  /** On a clock that goes on by a step with each look at it. */
  private static List<String> run(FakeLine line, Duration step) {
    Clock clock = new Passing(TestLines.TUESDAY_10, step);
    SupportLine conversation =
        new SupportLine(TestLines.plan(), new TestDesk(), clock, QueueStandings.NONE);
    Clock ofTheRecord = Clock.fixed(TestLines.TUESDAY_10, TestLines.TOKYO);
    new CallRunner(conversation, Language.JAPANESE, ofTheRecord).run(line);
    return line.happened();
  }

  private static final class Passing extends Clock {
    private final Duration step;
    private Instant now;

    Passing(Instant now, Duration step) {
      this.now = now;
      this.step = step;
    }

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return TestLines.TOKYO;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
