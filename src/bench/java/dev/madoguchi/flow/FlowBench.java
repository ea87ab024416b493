package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.CallTrail;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
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
import java.time.InstantSource;
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
 * What the line thinks: whether it is open, a due date, a time in words, the main menu, a whole
 * call without a wire.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FlowBench {
  private final Plan plan = Plans.read(Path.of("config/support-line.yaml"));
  private final BusinessCalendar calendar = new BusinessCalendar(plan.hours());
  private final Questions questions = new Questions(plan.menu());
  private final PurposeDialogue purposes = new PurposeDialogue(plan.menu(), questions);
  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-24T01:00:00Z"));
  private final Line pressing =
      new PressingLine(new CallId("1763945999.1"), Caller.parse("0312345678"), Digit.ONE);
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

  /** From the plan; of a line that is open it is made once. */
  @Benchmark
  public Object mainMenu() {
    return new PurposeDialogue(plan.menu(), questions);
  }

  /** The words of the main menu, and a key that is one of its choices. */
  @Benchmark
  public Object keyInTheMainMenu() {
    Call call = new Call(pressing, Language.JAPANESE, new CallTrail(clock));
    return purposes.ask(call, PurposeDialogue.News.NONE, Say.MENU_INTRO, Say.CHOICE_AGENT);
  }

  @Benchmark
  public Rehearsal callToTheQueue() {
    FakeLine line = FakeLine.from("0312345678").pressing("1");
    return Rehearsal.of(plan, open, line, Agents.FREE);
  }
}
