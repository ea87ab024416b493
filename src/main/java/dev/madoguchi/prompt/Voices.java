package dev.madoguchi.prompt;

import dev.madoguchi.call.Language;
import java.util.Map;
import java.util.Optional;

/** Which voice reads which language: what the check must know without having the voice. */
final class Voices {
  private static final Map<Language, String> RECIPES =
      Map.of(Language.JAPANESE, OpenJtalk.RECIPE, Language.ENGLISH, Flite.RECIPE);

  private Voices() {}

  /** The recipe of the language's voice; empty when no voice reads it. */
  static Optional<String> recipe(Language language) {
    return Optional.ofNullable(RECIPES.get(language));
  }
}
