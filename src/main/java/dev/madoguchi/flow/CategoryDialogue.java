package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an inquiry is about: the category, which can be changed, and the detail in it, in one
 * question.
 *
 * <p>Who has just chosen the category is not asked about it again, and hears no question at all
 * when it has no details: callers complain of nothing as much as of long guidance.
 */
final class CategoryDialogue {
  /** Whether the caller has the choice of the category in the ear. */
  enum Chosen {
    JUST_NOW,
    BEFORE_THE_QUEUE,
    /** The caller gave none, and has the one the plan has for such. */
    BY_NOBODY
  }

  private static final Digit CHANGE = Digit.ZERO;

  private final Plan plan;
  private final Questions questions;

  CategoryDialogue(Plan plan, Questions questions) {
    this.plan = plan;
    this.questions = questions;
  }

  private sealed interface Answer {
    record About(Optional<Topic> detail) implements Answer {}

    record Change() implements Answer {}
  }

  NewInquiry ask(Call call, NewInquiry told, Chosen chosen) {
    Map<Digit, Topic> details = details(told.category());
    if (chosen == Chosen.JUST_NOW && details.isEmpty()) {
      return told;
    }
    List<Prompt> words = new ArrayList<>();
    Map<Digit, Answer> answers = new LinkedHashMap<>();
    if (chosen != Chosen.JUST_NOW) {
      words.addAll(List.of(Say.purpose(told.category()), InquiryWords.TAKEN));
    }
    if (!details.isEmpty()) {
      words.add(InquiryWords.DETAIL_INTRO);
      details.forEach(
          (key, detail) -> {
            words.addAll(InquiryWords.choice(InquiryWords.detail(detail), key));
            answers.put(key, new Answer.About(Optional.of(detail)));
          });
      words.addAll(InquiryWords.choice(InquiryWords.CHOICE_NO_DETAIL, Digit.POUND));
    }
    answers.put(Digit.POUND, new Answer.About(Optional.empty()));
    if (chosen != Chosen.JUST_NOW) {
      words.addAll(InquiryWords.choice(InquiryWords.CHOICE_CATEGORY, CHANGE));
      answers.put(CHANGE, new Answer.Change());
    }
    Answer silence = new Answer.About(Optional.empty());
    return switch (call.choose(List.of(), questions.passing(words, answers, silence))) {
      case Answer.About(Optional<Topic> detail) -> told.about(told.category(), detail);
      case Answer.Change() -> ask(call, changed(call, told), Chosen.JUST_NOW);
    };
  }

  private Map<Digit, Topic> details(QueueName category) {
    return plan.inquiry().details().getOrDefault(category, Map.of());
  }

  /** By the keys of the main menu, which a caller may know; what is not in it has others. */
  private NewInquiry changed(Call call, NewInquiry told) {
    List<Prompt> words = new ArrayList<>(List.of(Say.MENU_INTRO));
    Map<Digit, QueueName> categories = plan.categoryKeys();
    categories.forEach(
        (key, category) -> words.addAll(InquiryWords.choice(Say.purpose(category), key)));
    QueueName other = call.choose(List.of(), questions.passing(words, categories, told.category()));
    return told.about(other, Optional.empty());
  }
}
