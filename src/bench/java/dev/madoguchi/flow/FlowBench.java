package dev.madoguchi.flow;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.cli.Plans;
import dev.madoguchi.hours.BusinessCalendar;
import dev.madoguchi.hours.Opening;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.rehearsal.Agents;
import dev.madoguchi.rehearsal.FakeLine;
import dev.madoguchi.rehearsal.Rehearsal;
import dev.madoguchi.speech.Speeches;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the line thinks: whether it is open, a due date, a time in words, a whole call without a
 * wire.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FlowBench {
  private final Plan plan = Plans.read(Path.of("config/support-line.yaml"));
  private final BusinessCalendar calendar = new BusinessCalendar(plan.hours());
  private Instant open = Instant.parse("2026-11-24T01:00:00Z");
  private Instant closed = Instant.parse("2026-11-22T01:00:00Z");
  private LocalDateTime time = LocalDateTime.of(2026, 11, 24, 9, 30);

  @Benchmark
  public Opening hoursOpen() {
    return plan.hours().at(open);
  }

  @Benchmark
  public Opening hoursClosed() {
    return plan.hours().at(closed);
  }

  @Benchmark
  public ZonedDateTime dueDate() {
    return calendar.dueAfter(open, 3);
  }

  @Benchmark
  public List<Prompt> momentInWords() {
    return Speeches.in(Language.JAPANESE).moment(time);
  }

  @Benchmark
  public Rehearsal callToTheQueue() {
    FakeLine line = FakeLine.from("0312345678").pressing("1");
    return Rehearsal.of(plan, open, line, Agents.FREE);
  }
}
