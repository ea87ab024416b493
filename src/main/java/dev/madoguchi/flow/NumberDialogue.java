package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Menu;
import dev.madoguchi.call.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the line asks for a number by keys, and reads it back; it may always be left out. */
final class NumberDialogue {
  private static final int TRIES = 3;

  /**
   * A number to ask for.
   *
   * @param question asks for it; how to leave it out is said behind it
   * @param readBack begins the sentence in which it is read back
   * @param least the fewest figures
   * @param most the most figures; with as many it is complete without a #
   */
  record Asked(List<Prompt> question, Prompt readBack, int least, int most) {
    Asked {
      question = List.copyOf(question);
    }
  }

  /** What a caller says of a number that is read back. */
  enum Verdict {
    RIGHT,
    ANOTHER
  }

  private final Questions questions;
  private final Duration wait;

  NumberDialogue(Questions questions, Duration wait) {
    this.questions = questions;
    this.wait = wait;
  }

  /** The number; empty when the caller gives none. */
  Optional<String> ask(Call call, Asked asked) {
    List<Prompt> before = List.of();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      List<Prompt> words = new ArrayList<>(before);
      words.addAll(asked.question());
      words.add(InquiryWords.NUMBER_SKIP);
      Keys keys = call.collect(words, asked.most(), wait);
      if (keys.pressed().isEmpty()) {
        return Optional.empty();
      }
      before = List.of(InquiryWords.NUMBER_TOO_SHORT);
      if (keys.pressed().size() >= asked.least()) {
        switch (readBack(call, asked.readBack(), keys.symbols())) {
          case RIGHT -> {
            return Optional.of(keys.symbols());
          }
          case ANOTHER -> before = List.of();
        }
      }
    }
    call.say(InquiryWords.NUMBER_LEFT_OUT);
    return Optional.empty();
  }

  /**
   * Reads it back; who says nothing has heard nothing wrong, and so has who ends a number with #
   * that was complete without one.
   */
  Verdict readBack(Call call, Prompt begin, String digits) {
    List<Prompt> words =
        new ArrayList<>(InquiryWords.figures(begin, digits, InquiryWords.NUMBER_END));
    words.addAll(InquiryWords.choice(InquiryWords.CHOICE_RIGHT, Digit.ONE));
    words.addAll(InquiryWords.choice(InquiryWords.CHOICE_OTHER_NUMBER, Digit.TWO));
    Menu<Verdict> menu =
        questions.passing(
            words,
            Map.of(
                Digit.ONE, Verdict.RIGHT, Digit.TWO, Verdict.ANOTHER, Digit.POUND, Verdict.RIGHT),
            Verdict.RIGHT);
    return call.chooseAlone(menu);
  }
}
