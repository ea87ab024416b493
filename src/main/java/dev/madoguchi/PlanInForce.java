package dev.madoguchi;

import dev.madoguchi.call.Language;
import dev.madoguchi.control.Answer;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.setup.Home;
import dev.madoguchi.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plan everything goes by now, and how another takes its place: whole, or not at all. Safe for
 * use by many threads.
 */
final class PlanInForce implements Supplier<Plan> {
  private static final Logger log = LoggerFactory.getLogger(PlanInForce.class);

  private final Path file;
  private final Home home;
  private final Predicate<Plan> inAsterisk;
  private volatile Plan plan;

  /**
   * Begins with this plan.
   *
   * @param file the plan is read again from
   * @param inAsterisk whether Asterisk has been told of a plan's agents and queues
   */
  PlanInForce(Path file, Home home, Plan plan, Predicate<Plan> inAsterisk) {
    this.inAsterisk = inAsterisk;
    this.file = file;
    this.home = home;
    this.plan = plan;
  }

  @Override
  public Plan get() {
    return plan;
  }

  /**
   * Whether {@link #reload} would take the file as it is now, once Asterisk knows its agents;
   * changes nothing.
   */
  synchronized Answer look() {
    return switch (read()) {
      case Reading.Wrong(List<String> problems) -> refused(problems);
      case Reading.Right _ -> new Answer.Done(List.of());
    };
  }

  /**
   * Reads the file again. One that is wrong in anything, or needs a new start, changes nothing.
   *
   * @param told of the new plan, once it is in force
   */
  synchronized Answer reload(Consumer<Plan> told) {
    return switch (read()) {
      case Reading.Wrong(List<String> problems) -> refused(problems);
      case Reading.Right(Plan next) when !inAsterisk.test(next) ->
          refused(
              List.of(
                  "agents, queues: Asterisk has not been told of them; use bin/madoguchi reload"));
      case Reading.Right(Plan next) -> {
        plan = next;
        told.accept(next);
        log.info("the plan was read again: new calls go by it, those that go on by theirs");
        yield new Answer.Done(
            List.of(
                "new calls go by " + file + "; calls that go on end by the plan they began with"));
      }
    };
  }

  private sealed interface Reading {
    record Right(Plan next) implements Reading {}

    record Wrong(List<String> problems) implements Reading {}
  }

  private Reading read() {
    return switch (PlanLoader.load(file)) {
      case Loading.Refused(List<Problem> problems) ->
          new Reading.Wrong(problems.stream().map(Problem::toString).toList());
      case Loading.Loaded(Plan next) -> {
        List<String> problems = new ArrayList<>(NeedsNewStart.of(plan, next));
        problems.addAll(withoutWords(home, next));
        yield problems.isEmpty() ? new Reading.Right(next) : new Reading.Wrong(problems);
      }
    };
  }

  private Answer refused(List<String> problems) {
    log.warn(
        "the plan was read again and not changed: {} problem(s), the first: {}",
        problems.size(),
        problems.getFirst());
    return new Answer.Refused(problems);
  }

  /** A single prompt may be missing; a language without any would be a line that says nothing. */
  static List<String> withoutWords(Home home, Plan plan) {
    List<String> problems = new ArrayList<>();
    for (Language language : plan.languages()) {
      Path words = home.prompts().resolve(language.code());
      if (!Files.isDirectory(words)) {
        problems.add(
            "the plan has the language " + language + ", and there are no prompts in " + words);
      }
    }
    return problems;
  }
}
