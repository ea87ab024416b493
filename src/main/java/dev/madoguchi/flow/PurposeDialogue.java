package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Menu;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Target;
import dev.madoguchi.flow.CategoryDialogue.Chosen;
import dev.madoguchi.plan.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the line finds out what a caller wants: the menus, the guidance under a key, the language.
 */
final class PurposeDialogue {
  private final Plan.MainMenu plan;
  private final Questions questions;

  /** Nearly every call is asked this one. */
  private final Menu<Answer> openMenu;

  PurposeDialogue(Plan.MainMenu plan, Questions questions) {
    this.plan = plan;
    this.questions = questions;
    this.openMenu = mainMenu(News.NONE, Say.MENU_INTRO);
  }

  /** What is to be told before the question: why the line is closed, or nothing. */
  @FunctionalInterface
  interface News {
    News NONE = language -> List.of();

    List<Prompt> in(Language language);
  }

  /** What a caller wants, and whether they have said so. */
  record Purpose(QueueName queue, Chosen chosen) {}

  /** A way to find out the purpose; see {@link #ask}. */
  @FunctionalInterface
  interface Question {
    Purpose ask(Call call, News news, Prompt intro, Prompt help);
  }

  /** What came of one question. */
  private sealed interface Answer {
    record Follow(Target target) implements Answer {}

    record Back() implements Answer {}

    record GiveUp() implements Answer {}
  }

  /**
   * Asks until the purpose is known; who gives none is for "other".
   *
   * @param news said once behind the greeting, and again in a language the caller changes to
   * @param intro of the main menu
   * @param help what a person's help is called now: an agent, or an inquiry when the line is closed
   */
  Purpose ask(Call call, News news, Prompt intro, Prompt help) {
    return ask(call, List.of(Say.GREETING), news, intro, help);
  }

  /** The same for a caller who has been greeted. */
  Purpose askAgain(Call call, News news, Prompt intro, Prompt help) {
    return ask(call, List.of(), news, intro, help);
  }

  private Purpose ask(Call call, List<Prompt> greeting, News news, Prompt intro, Prompt help) {
    Deque<Target.ToMenu> path = new ArrayDeque<>();
    List<Prompt> opening = new ArrayList<>(greeting);
    opening.addAll(news.in(call.language()));
    Menu<Answer> main =
        news.equals(News.NONE) && intro.equals(Say.MENU_INTRO) ? openMenu : mainMenu(news, intro);
    Answer answer = call.choose(opening, main);
    while (true) {
      switch (answer) {
        case Answer.GiveUp() -> {
          return new Purpose(plan.otherwise(), Chosen.BY_NOBODY);
        }
        case Answer.Back() -> path.pop();
        case Answer.Follow(Target.ToQueue(QueueName queue)) -> {
          return new Purpose(queue, Chosen.JUST_NOW);
        }
        case Answer.Follow(Target.ToMenu menu) -> path.push(menu);
        case Answer.Follow(Target.ToGuidance guidance) -> {
          if (call.choose(List.of(), afterGuidance(guidance, help)) == AfterGuidance.HELP) {
            return new Purpose(guidance.queue(), Chosen.JUST_NOW);
          }
        }
      }
      answer =
          path.isEmpty()
              ? call.choose(List.of(), main)
              : call.choose(List.of(), menuBelow(path.element()));
    }
  }

  private Menu<Answer> mainMenu(News news, Prompt intro) {
    Map<Digit, Menu.Offered> offered = new LinkedHashMap<>();
    plan.languages()
        .forEach(
            (digit, language) ->
                offered.put(
                    digit,
                    new Menu.Offered(
                        language,
                        List.of(Say.THIS_LANGUAGE, Say.press(digit)),
                        news.in(language))));
    List<Prompt> words = new ArrayList<>(List.of(intro));
    words.addAll(Say.choices(plan.choices()));
    words.add(Say.MENU_REPEAT);
    return questions.ask(offered, words, follow(plan.choices()), new Answer.GiveUp());
  }

  private Menu<Answer> menuBelow(Target.ToMenu menu) {
    List<Prompt> words = new ArrayList<>(List.of(Say.intro(menu.topic())));
    words.addAll(Say.choices(menu.choices()));
    words.addAll(List.of(Say.CHOICE_BACK, Say.press(Digit.POUND), Say.PRESS_PLEASE));
    Map<Digit, Answer> choices = follow(menu.choices());
    choices.put(Digit.POUND, new Answer.Back());
    return questions.ask(Map.of(), words, choices, new Answer.GiveUp());
  }

  private static Map<Digit, Answer> follow(Map<Digit, Target> choices) {
    Map<Digit, Answer> answers = new LinkedHashMap<>();
    choices.forEach((digit, target) -> answers.put(digit, new Answer.Follow(target)));
    return answers;
  }

  private enum AfterGuidance {
    HELP,
    BACK
  }

  /** The guidance is part of the question, so that every key cuts it short and * repeats it. */
  private Menu<AfterGuidance> afterGuidance(Target.ToGuidance guidance, Prompt help) {
    List<Prompt> words =
        Stream.of(
                Say.guidance(guidance.topic()),
                help,
                Say.press(Digit.ZERO),
                Say.CHOICE_BACK,
                Say.press(Digit.POUND),
                Say.MENU_REPEAT)
            .toList();
    return questions.askOnce(
        words,
        Map.of(Digit.ZERO, AfterGuidance.HELP, Digit.POUND, AfterGuidance.BACK),
        AfterGuidance.BACK);
  }
}
