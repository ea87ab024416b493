package dev.madoguchi.rehearsal;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Target;
import dev.madoguchi.hours.Opening;
import dev.madoguchi.hours.OpeningHours;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.rehearsal.PassingDesk.Manner;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every way through a plan, tried: each path through the menus, open and closed, with every state
 * of the agents, in every language; and where an inquiry is taken also by callers who are known,
 * who say nothing, and whose message cannot be kept. What it shows is what callers get, for it is
 * the same conversation.
 */
public final class Ways {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Plan plan;
  private final List<String> problems = new ArrayList<>();
  private int tried;

  /** Keys after which a caller is silent, where they stand in the plan, and where they lead. */
  private record Way(String path, String keys, QueueName queue) {}

  private Ways(Plan plan) {
    this.plan = plan;
  }

  /**
   * What trying came to.
   *
   * @param tried how many calls were rehearsed
   * @param problems one line for each way that helps nobody, with the command that shows it
   */
  public record Tried(int tried, List<String> problems) {
    public Tried {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Tries every way at the nearest times, from this instant, at which the line is open or closed.
   */
  public static Tried all(Plan plan, Instant now) {
    Ways ways = new Ways(plan);
    for (Instant at : times(plan.hours(), now)) {
      for (Agents agents : Agents.values()) {
        ways.prefixes().forEach(language -> ways.from(language, at, agents));
      }
    }
    return new Tried(ways.tried, ways.problems);
  }

  /** Now, and when that is over; there is one only in an emergency. */
  private static List<Instant> times(OpeningHours hours, Instant now) {
    Optional<ZonedDateTime> other =
        switch (hours.at(now)) {
          case Opening.Open(Optional<ZonedDateTime> until) -> until;
          case Opening.Closed closed -> closed.reopens();
        };
    return Stream.concat(Stream.of(now), other.map(ZonedDateTime::toInstant).stream()).toList();
  }

  /** The line's own language, and each that a key changes to. */
  private Stream<String> prefixes() {
    return Stream.concat(
        Stream.of(""),
        plan.menu().languages().entrySet().stream()
            .filter(offered -> !offered.getValue().equals(plan.language()))
            .map(offered -> symbol(offered.getKey())));
  }

  private void from(String language, Instant at, Agents agents) {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way("menu.otherwise", language, plan.menu().otherwise()));
    collect("menu.choices", language, plan.menu().choices(), ways);
    ways.forEach(way -> walk(way, at, agents, Manner.HEARS_ALL));
    if (agents == Agents.NONE) {
      for (Manner manner : List.of(Manner.KNOWS_ALL, Manner.HEARS_NOTHING, Manner.FAILS)) {
        ways.forEach(way -> walk(way, at, agents, manner));
      }
    }
  }

  private void collect(String path, String keys, Map<Digit, Target> choices, List<Way> ways) {
    choices.forEach(
        (digit, target) -> {
          String here = path + "." + digit.symbol();
          String pressed = keys + digit.symbol();
          switch (target) {
            case Target.ToQueue(QueueName queue) -> ways.add(new Way(here, pressed, queue));
            case Target.ToMenu(_, Map<Digit, Target> below) -> {
              ways.add(new Way(here, pressed, plan.menu().otherwise()));
              collect(here + ".choices", pressed, below, ways);
            }
            case Target.ToGuidance(_, QueueName queue) -> {
              ways.add(new Way(here, pressed, plan.menu().otherwise()));
              ways.add(new Way(here, pressed + symbol(Digit.ZERO), queue));
            }
          }
        });
  }

  private void walk(Way way, Instant at, Agents agents, Manner manner) {
    tried++;
    FakeLine caller = FakeLine.from("09012345678");
    if (!way.keys().isEmpty()) {
      caller.pressing(way.keys());
    }
    Rehearsal call = Rehearsal.of(plan, at, caller, agents, manner);
    Optional<QueueName> led = call.ledTo();
    boolean helped =
        switch (manner) {
          case HEARS_ALL, KNOWS_ALL -> led.equals(Optional.of(way.queue()));
          case HEARS_NOTHING -> call.endedByUs();
          case FAILS -> call.isGivenToTheDialplan();
        };
    if (!helped) {
      problems.add(
          "%s: leads to %s: %s; see rehearse --at \"%s\" --keys \"%s\" --agents %s"
              .formatted(
                  way.path(),
                  led.map(queue -> queue + " and not to " + way.queue()).orElse("nobody"),
                  call.outcome(),
                  TIME.format(at.atZone(plan.hours().zone())),
                  way.keys(),
                  agents.name().toLowerCase(Locale.ROOT)));
    }
  }

  private static String symbol(Digit digit) {
    return String.valueOf(digit.symbol());
  }
}
