package dev.madoguchi.rehearsal;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.Words;
import dev.madoguchi.prompt.PromptBook;
import dev.madoguchi.prompt.PromptBookException;
import dev.madoguchi.prompt.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What prompts say, as text. */
public final class Texts {
  private final Map<Language, PromptBook> books;

  private Texts(Map<Language, PromptBook> books) {
    this.books = books;
  }

  /**
   * Reads the books of the languages.
   *
   * @param prompts the folder with a folder for each
   * @throws PromptBookException with all problems of the first that cannot be read
   */
  public static Texts read(Path prompts, List<Language> languages) throws PromptBookException {
    Map<Language, PromptBook> books = new HashMap<>();
    for (Language language : languages) {
      books.put(language, PromptBook.read(prompts.resolve(language.code())));
    }
    return new Texts(books);
  }

  /** The sentences, each with what belongs to it: a purpose and its key, a date and its pieces. */
  List<String> sentences(List<Words.Spoken> words) {
    List<String> sentences = new ArrayList<>();
    StringBuilder sentence = new StringBuilder();
    for (Words.Spoken spoken : words) {
      Optional<Wording> wording = wording(spoken);
      String text = wording.map(Wording::text).orElseGet(() -> withoutText(spoken));
      if (!sentence.isEmpty() && spaced(sentence.charAt(sentence.length() - 1))) {
        sentence.append(' ');
      }
      sentence.append(text);
      if (wording.isEmpty() || ends(wording.get())) {
        sentences.add(sentence.toString());
        sentence.setLength(0);
      }
    }
    if (!sentence.isEmpty()) {
      sentences.add(sentence.toString());
    }
    return sentences;
  }

  private Optional<Wording> wording(Words.Spoken spoken) {
    return switch (spoken) {
      case Words.Spoken.Said(Language language, Prompt prompt) ->
          Optional.ofNullable(books.get(language)).map(book -> book.wordings().get(prompt));
      case Words.Spoken.Recorded _ -> Optional.empty();
    };
  }

  private static String withoutText(Words.Spoken spoken) {
    return switch (spoken) {
      case Words.Spoken.Said(_, Prompt prompt) -> "(" + prompt + " has no text)";
      case Words.Spoken.Recorded _ -> "(what the caller has said)";
    };
  }

  /** A piece such as "a.m." ends nothing. */
  private static boolean ends(Wording wording) {
    return wording.cut() == Wording.Cut.SENTENCE
        && "。.！!？?".indexOf(wording.text().charAt(wording.text().length() - 1)) >= 0;
  }

  /** Whether a space follows; Japanese punctuation brings its own. */
  private static boolean spaced(char last) {
    return "、。！？".indexOf(last) < 0;
  }
}
