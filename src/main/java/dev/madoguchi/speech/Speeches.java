package dev.madoguchi.speech;

import dev.madoguchi.call.Language;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The languages that can be spoken. */
public final class Speeches {
  /** Ours, and those the class path brings (META-INF/services); one that is here goes first. */
  private static final List<Speech> ALL =
      Stream.concat(
              Stream.of(new JapaneseSpeech(), new EnglishSpeech()),
              ServiceLoader.load(Speech.class).stream().map(ServiceLoader.Provider::get))
          .toList();

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
