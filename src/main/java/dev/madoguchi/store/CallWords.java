package dev.madoguchi.store;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.SeenByUs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of a call, and what it heard, as words with blanks between. */
final class CallWords {
  private CallWords() {}

  static String keys(List<SeenByUs.Answer> answers) {
    return answers.stream()
        .map(
            answer ->
                answer.question()
                    + "="
                    + answer.key().map(key -> Character.toString(key.symbol())).orElse(""))
        .collect(Collectors.joining(" "));
  }

  static List<SeenByUs.Answer> answers(String keys) {
    return words(keys)
        .map(
            word -> {
              int equals = word.indexOf('=');
              return new SeenByUs.Answer(
                  new Prompt(word.substring(0, equals)),
                  word.endsWith("=") ? Optional.empty() : Digit.of(word.charAt(word.length() - 1)));
            })
        .toList();
  }

  static String names(List<Prompt> prompts) {
    return prompts.stream().map(Prompt::name).collect(Collectors.joining(" "));
  }

  static List<Prompt> prompts(String names) {
    return words(names).map(Prompt::new).toList();
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty());
  }
}
