package dev.madoguchi.call;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A question answered by one key, with exactly four endings: a choice, silence, a wrong key, gave
 * up.
 *
 * @param prompts the question; repeated without the greeting
 * @param choices what each key leads to; {@code *} is not among them, it repeats everywhere
 * @param onSilence said before the question is asked again when no key came
 * @param onWrongKey said before the question is asked again when the key is none of the choices
 * @param keyWait how long to wait for a key after the question
 * @param tries how much silence, and how many wrong keys, are met before giving up; each is counted
 *     by itself; at least 1
 * @param otherwise where giving up leads: a person or an inquiry, never a hang-up
 */
public record Menu<T>(
    List<Prompt> prompts,
    Map<Digit, T> choices,
    Prompt onSilence,
    Prompt onWrongKey,
    Duration keyWait,
    int tries,
    T otherwise) {
  public Menu {
    prompts = List.copyOf(prompts);
    choices = Map.copyOf(choices);
    if (choices.containsKey(Digit.STAR)) {
      throw new IllegalArgumentException("* repeats the question and cannot be a choice");
    }
    if (tries < 1) {
      throw new IllegalArgumentException("a menu is asked at least once");
    }
  }
}
