package dev.madoguchi.rehearsal;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thing that happened on a {@link FakeLine}. */
public sealed interface Happening {
  /** The line was answered. */
  record Answered() implements Happening {}

  /** The caller heard these, without what cannot be played; not empty. */
  record Heard(List<Words.Spoken> spoken) implements Happening {
    public Heard {
      spoken = List.copyOf(spoken);
    }
  }

  /** The caller pressed a key. */
  record Pressed(Digit key) implements Happening {}

  /** The caller pressed several keys in a row, or none of them. */
  record PressedKeys(Keys keys) implements Happening {}

  /** The caller let a question pass, for so long. */
  record StayedSilent(Duration patience) implements Happening {}

  /** The caller was recorded. */
  record Recorded(Recording recording) implements Happening {}

  /** The caller was put into a queue. */
  record Queued(QueueName queue, Patience patience) implements Happening {}

  /** So long the caller has waited in the queue now. */
  record Waited(Duration patience) implements Happening {}

  /** The caller came out of a queue. */
  record CameOut(QueueOutcome outcome) implements Happening {}

  /** The caller hung up. */
  record CallerHungUp() implements Happening {}

  /** The line ended the call. */
  record HungUp() implements Happening {}

  /** The line left the caller to the dialplan. */
  record GivenBack() implements Happening {}

  /** As tests tell it, in a sentence; empty where what comes next says enough. */
  default Optional<String> sentence() {
    return switch (this) {
      case Answered() -> Optional.of("answered");
      case Heard(var spoken) ->
          Optional.of(
              "heard " + spoken.stream().map(Happening::told).collect(Collectors.joining(" ")));
      case Pressed(Digit key) -> Optional.of("pressed " + key.symbol());
      case PressedKeys(Keys keys) when !keys.pressed().isEmpty() ->
          Optional.of("pressed " + keys.symbols());
      case PressedKeys(Keys keys) ->
          keys.ending() == Keys.Ending.KEY ? Optional.of("pressed #") : Optional.empty();
      case StayedSilent _, Waited _, CameOut _ -> Optional.empty();
      case Recorded(Recording recording) -> Optional.of("recorded " + recording.name());
      case Queued(var queue, var patience) ->
          Optional.of("queued " + queue + " for " + patience.longest().toSeconds() + " s");
      case CallerHungUp() -> Optional.of("caller hung up");
      case HungUp() -> Optional.of("hung up");
      case GivenBack() -> Optional.of("given back");
    };
  }

  /** Japanese as the name of the prompt, another language with its code before it. */
  private static String told(Words.Spoken spoken) {
    return switch (spoken) {
      case Words.Spoken.Said(Language language, Prompt prompt) ->
          language.equals(Language.JAPANESE) ? prompt.name() : language + ":" + prompt;
      case Words.Spoken.Recorded(RecordingName name) -> "recording-" + name;
    };
  }
}
