package dev.madoguchi.prompt;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads prompts as their shipped texts say them. */
record Aloud(PromptBook book, String between) {
  static Aloud of(Language language) {
    try {
      PromptBook book = PromptBook.read(Path.of("prompts", language.code()));
      return new Aloud(book, language.equals(Language.JAPANESE) ? "" : " ");
    } catch (PromptBookException e) {
      throw new IllegalStateException(e);
    }
  }

  String read(List<Prompt> prompts) {
    return prompts.stream().map(this::text).collect(Collectors.joining(between));
  }

  private String text(Prompt prompt) {
    Wording wording = book.wordings().get(prompt);
    if (wording == null) {
      throw new AssertionError(prompt + " has no text");
    }
    return wording.text();
  }
}
