package dev.madoguchi.call;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question answered by one key, with exactly four endings: a choice, silence, a wrong key, gave
 * up.
 *
 * @param offered the languages a key of this question changes to, each with the words that offer it
 *     in that language; they stand before the question, and the question is then asked again in it
 * @param prompts the question; repeated without the greeting
 * @param choices what each key leads to; {@code *} is not among them, it repeats everywhere
 * @param onSilence said before the question is asked again when no key came
 * @param onWrongKey said before the question is asked again when the key is none of the choices
 * @param keyWait how long to wait for a key after the question
 * @param tries how often it is asked before giving up
 * @param otherwise where giving up leads: a person or an inquiry, never a hang-up
 */
public record Menu<T>(
    Map<Digit, Offered> offered,
    List<Prompt> prompts,
    Map<Digit, T> choices,
    Prompt onSilence,
    Prompt onWrongKey,
    Duration keyWait,
    Tries tries,
    T otherwise) {
  /**
   * How much silence, and how many wrong keys, are met before giving up; each is counted by itself.
   *
   * @param silences at least 1
   * @param wrongKeys at least 1
   */
  public record Tries(int silences, int wrongKeys) {
    public Tries {
      if (silences < 1 || wrongKeys < 1) {
        throw new IllegalArgumentException("a menu is asked at least once");
      }
    }
  }

  /**
   * A language and the words that offer it, in itself.
   *
   * @param missed what was said before in another language and is said first in this one, once
   */
  public record Offered(Language language, List<Prompt> prompts, List<Prompt> missed) {
    public Offered {
      prompts = List.copyOf(prompts);
      missed = List.copyOf(missed);
    }
  }

  public Menu {
    offered = Collections.unmodifiableMap(new LinkedHashMap<>(offered));
    prompts = List.copyOf(prompts);
    choices = Map.copyOf(choices);
    if (choices.containsKey(Digit.STAR) || offered.containsKey(Digit.STAR)) {
      throw new IllegalArgumentException("* repeats the question and cannot be a choice");
    }
    if (offered.keySet().stream().anyMatch(choices::containsKey)) {
      throw new IllegalArgumentException("a key is a choice or a language, not both");
    }
  }
}
