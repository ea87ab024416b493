package dev.madoguchi.call;

import java.util.List;
import java.util.stream.Stream;

/** What is said in one breath: prompts played without a gap, in this order. */
public record Words(List<Spoken> spoken) {
  /** A prompt in a language. */
  public record Spoken(Language language, Prompt prompt) {}

  public Words {
    spoken = List.copyOf(spoken);
  }

  /** Words of one language. */
  public Words(Language language, List<Prompt> prompts) {
    this(prompts.stream().map(prompt -> new Spoken(language, prompt)).toList());
  }

  /** These words, and then those. */
  public Words and(Words more) {
    return new Words(Stream.concat(spoken.stream(), more.spoken.stream()).toList());
  }
}
