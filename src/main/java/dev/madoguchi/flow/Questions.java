package dev.madoguchi.flow;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Menu;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How this line asks: with the same words for silence and wrong keys, and the same patience. */
final class Questions {
  private static final Duration SOON = Duration.ofSeconds(4);

  private final Plan.MainMenu plan;

  Questions(Plan.MainMenu plan) {
    this.plan = plan;
  }

  <T> Menu<T> ask(
      Map<Digit, Menu.Offered> offered, List<Prompt> question, Map<Digit, T> choices, T otherwise) {
    return new Menu<>(
        offered,
        question,
        choices,
        Say.NO_INPUT,
        Say.WRONG_KEY,
        plan.keyWait(),
        new Menu.Tries(plan.tries(), plan.tries()),
        otherwise);
  }

  <T> Menu<T> ask(List<Prompt> question, Map<Digit, T> choices, T otherwise) {
    return ask(Map.of(), question, choices, otherwise);
  }

  /** Silence is an answer too; a wrong key is none. */
  <T> Menu<T> askOnce(List<Prompt> question, Map<Digit, T> choices, T otherwise) {
    return new Menu<>(
        Map.of(),
        question,
        choices,
        Say.NO_INPUT,
        Say.WRONG_KEY,
        plan.keyWait(),
        new Menu.Tries(1, plan.tries()),
        otherwise);
  }

  /** Silence is an answer too, and comes soon; a wrong key is none. */
  <T> Menu<T> passing(List<Prompt> question, Map<Digit, T> choices, T onSilence) {
    List<Prompt> words = new ArrayList<>(question);
    words.add(Say.PRESS_PLEASE);
    return new Menu<>(
        Map.of(),
        words,
        choices,
        Say.NO_INPUT,
        Say.WRONG_KEY,
        SOON.compareTo(plan.keyWait()) < 0 ? SOON : plan.keyWait(),
        new Menu.Tries(1, plan.tries()),
        onSilence);
  }
}
