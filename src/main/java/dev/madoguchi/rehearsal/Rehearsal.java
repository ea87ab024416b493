package dev.madoguchi.rehearsal;

import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.flow.CallRunner;
import dev.madoguchi.flow.SupportLine;
import dev.madoguchi.hours.BusinessCalendar;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.queue.Standing;
import dev.madoguchi.rehearsal.PassingDesk.Manner;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call that was held on the fake line: the conversation of the product, and nothing was kept.
 *
 * @param story everything that happened, in order
 * @param inquiries those that were opened
 */
public record Rehearsal(List<Happening> story, List<NewInquiry> inquiries) {
  /** How the caller stands in every queue; of the length of calls nothing is made up. */
  private static final QueueStandings NEXT_IN_LINE =
      (queue, call) -> new Standing.Waits(1, 1, Optional.empty());

  public Rehearsal {
    story = List.copyOf(story);
    inquiries = List.copyOf(inquiries);
  }

  /**
   * Holds the call; always comes to an end.
   *
   * @param caller a fresh line whose script says keys, silence and hanging up
   */
  public static Rehearsal of(Plan plan, Instant at, FakeLine caller, Agents agents) {
    return of(plan, at, caller, agents, Manner.HEARS_ALL);
  }

  static Rehearsal of(Plan plan, Instant at, FakeLine caller, Agents agents, Manner manner) {
    Clock clock = Clock.fixed(at, plan.hours().zone());
    BusinessCalendar calendar = new BusinessCalendar(plan.hours());
    PassingDesk desk =
        new PassingDesk(
            manner,
            clock,
            opened -> calendar.dueAfter(opened, plan.inquiry().answerWithin()).toInstant());
    FakeLine line = caller.goingOnByItself(agents.outcome());
    new CallRunner(new SupportLine(plan, desk, clock, NEXT_IN_LINE), plan.language(), clock)
        .run(line);
    return new Rehearsal(line.story(), desk.opened());
  }

  /** The queue whose agent answered, or else that of the inquiry; empty when nobody helped. */
  public Optional<QueueName> ledTo() {
    return served().or(() -> inquiries.stream().findFirst().map(NewInquiry::category));
  }

  private Optional<QueueName> served() {
    return last(Happening.CameOut.class)
        .filter(came -> came.outcome() instanceof QueueOutcome.Served)
        .flatMap(_ -> last(Happening.Queued.class))
        .map(Happening.Queued::queue);
  }

  /** Whether the dialplan, which takes messages of its own, has the caller. */
  boolean isGivenToTheDialplan() {
    return story.getLast() instanceof Happening.GivenBack;
  }

  /** Whether the caller was told what has become of the call, and heard the good-bye. */
  boolean endedByUs() {
    return story.getLast() instanceof Happening.HungUp;
  }

  /** How the call ended, in a few words. */
  public String outcome() {
    if (served().isPresent()) {
      return "answered by an agent of " + served().get();
    }
    if (!inquiries.isEmpty()) {
      return "left an inquiry";
    }
    return switch (story.getLast()) {
      case Happening.GivenBack() -> "given to the dialplan";
      case Happening.CallerHungUp() -> "the caller hung up";
      case Happening.HungUp _,
          Happening.Answered _,
          Happening.Heard _,
          Happening.Pressed _,
          Happening.PressedKeys _,
          Happening.StayedSilent _,
          Happening.Recorded _,
          Happening.Queued _,
          Happening.Waited _,
          Happening.CameOut _ ->
          "ended without an agent and without an inquiry";
    };
  }

  private <T extends Happening> Optional<T> last(Class<T> kind) {
    return story.stream().filter(kind::isInstance).map(kind::cast).reduce((_, later) -> later);
  }
}
