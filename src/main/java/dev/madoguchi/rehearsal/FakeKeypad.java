package dev.madoguchi.rehearsal;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Listening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a caller presses at a question of a {@link FakeLine}. Who hangs up there ends the call. */
record FakeKeypad(Script script, Story story) {
  /** The key that answers, if one does. */
  Optional<Digit> one(Listening listening) {
    return switch (listening) {
      case Listening.Off() -> Optional.empty();
      case Listening.ForKey(var wait) when wait.isZero() && script.goesOnByItself() ->
          Optional.empty();
      case Listening.ForKey(var wait) -> one(wait);
    };
  }

  private Optional<Digit> one(Duration wait) {
    return switch (script.next(new Step.StaySilent())) {
      case Step.Press(Digit digit) -> {
        story.tell(new Happening.Pressed(digit));
        yield Optional.of(digit);
      }
      case Step.StaySilent() -> {
        story.tell(new Happening.StayedSilent(wait));
        yield Optional.empty();
      }
      case Step.HangUp() -> throw story.callerHungUp();
      case Step other when wait.isZero() -> {
        // words that a key may skip: this caller listens to their end
        script.putBack(other);
        yield Optional.empty();
      }
      case Step other -> throw Script.off("a question", other);
    };
  }

  /** The keys that answer, at most so many; {@code #} ends them and is none of them. */
  Keys several(int most) {
    List<Digit> pressed = new ArrayList<>();
    Keys.Ending ending = Keys.Ending.KEY;
    boolean over = false;
    while (!over && pressed.size() < most) {
      switch (script.next(new Step.StaySilent())) {
        case Step.Press(Digit key) when key == Digit.POUND -> over = true;
        case Step.Press(Digit key) -> pressed.add(key);
        case Step.StaySilent() -> {
          ending = Keys.Ending.SILENCE;
          over = true;
        }
        case Step.HangUp() -> throw story.callerHungUp();
        case Step other -> throw Script.off("a question for several keys", other);
      }
    }
    Keys keys = new Keys(pressed, ending);
    story.tell(new Happening.PressedKeys(keys));
    return keys;
  }
}
