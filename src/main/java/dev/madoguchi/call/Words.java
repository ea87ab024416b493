package dev.madoguchi.call;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is said in one breath: prompts played without a gap, in this order.
 *
 * @param use whether other callers will hear the same
 */
public record Words(List<Spoken> spoken, Use use) {
  /** One part of it. */
  public sealed interface Spoken {
    /** A prompt in a language. */
    record Said(Language language, Prompt prompt) implements Spoken {}

    /** What this caller has said, played back. */
    record Recorded(RecordingName name) implements Spoken {}
  }

  /** What a line may do to say them better. */
  public enum Use {
    /** The same for every caller: a line may keep them joined. */
    AGAIN,
    /** Of this caller alone, such as a number read back: nothing of them may be left behind. */
    ONCE
  }

  /** Nothing. */
  public static final Words NONE = new Words(List.of(), Use.AGAIN);

  public Words {
    spoken = List.copyOf(spoken);
  }

  /** Words of one language, the same for every caller. */
  public Words(Language language, List<Prompt> prompts) {
    this(
        prompts.stream().<Spoken>map(prompt -> new Spoken.Said(language, prompt)).toList(),
        Use.AGAIN);
  }

  /** A recording of this caller. */
  public Words(RecordingName name) {
    this(List.of(new Spoken.Recorded(name)), Use.ONCE);
  }

  /** The same, for this caller alone. */
  public Words once() {
    return new Words(spoken, Use.ONCE);
  }

  /** These words, and then those. */
  public Words and(Words more) {
    return new Words(
        Stream.concat(spoken.stream(), more.spoken.stream()).toList(),
        use == Use.ONCE ? Use.ONCE : more.use);
  }
}
