package dev.madoguchi.speech;

import dev.madoguchi.call.Language;
import java.util.List;

/** The languages that can be spoken. */
public final class Speeches {
  /** A new language is a class here, and its folder of prompts. */
  private static final List<Speech> ALL = List.of(new JapaneseSpeech(), new EnglishSpeech());

  private Speeches() {}

  /** One for each language. */
  public static List<Speech> all() {
    return ALL;
  }

  /**
   * The speech of a language.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Speech in(Language language) {
    return ALL.stream()
        .filter(speech -> speech.language().equals(language))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no class says numbers in language " + language));
  }
}
