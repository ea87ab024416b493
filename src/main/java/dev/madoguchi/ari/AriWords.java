package dev.madoguchi.ari;

import dev.madoguchi.asterisk.PromptShelf;
import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words and keys of one call; used by the call's thread only.
 *
 * <p>Sounds in a row are one request, which Asterisk plays without a gap, and keys are told
 * whenever they are pressed: nothing needs to be joined for a key not to fall between two.
 */
final class AriWords {
  /** What keys do to words. */
  private enum Keypad {
    DEAD,
    STOPS
  }

  private final AriTalk talk;
  private final AriWatchdog watchdog;
  private final PromptShelf shelf;
  private int playbacks;

  AriWords(AriTalk talk, AriWatchdog watchdog, PromptShelf shelf) {
    this.talk = talk;
    this.watchdog = watchdog;
    this.shelf = shelf;
  }

  void toTheEnd(Words words) {
    talk.begin();
    List<Sound> sounds = shelf.each(words);
    watchdog.arm(Sound.length(sounds));
    Optional<Digit> _ = say(sounds, Keypad.DEAD);
  }

  /** The first key ends the words. */
  Optional<Digit> untilKey(Words words, Duration thenWait) {
    talk.begin();
    List<Sound> sounds = shelf.each(words);
    watchdog.arm(Sound.length(sounds).plus(thenWait));
    Optional<Digit> key = firstKey(sounds, thenWait);
    if (key.isPresent()) {
      watchdog.rearm();
    }
    return key;
  }

  Keys collect(Words words, int most, Duration wait) {
    talk.begin();
    List<Sound> sounds = shelf.each(words);
    watchdog.arm(Sound.length(sounds).plus(wait.multipliedBy(most)));
    List<Digit> pressed = new ArrayList<>();
    Optional<Digit> key = firstKey(sounds, wait);
    while (key.isPresent() && key.get() != Digit.POUND) {
      pressed.add(key.get());
      if (pressed.size() == most) {
        break;
      }
      key = waitForKey(wait);
    }
    watchdog.rearm();
    return new Keys(pressed, key.isPresent() ? Keys.Ending.KEY : Keys.Ending.SILENCE);
  }

  private Optional<Digit> firstKey(List<Sound> sounds, Duration thenWait) {
    if (sounds.isEmpty()) {
      talk.mustBeThere();
    }
    Optional<Digit> key = say(sounds, Keypad.STOPS);
    return key.isPresent() ? key : waitForKey(thenWait);
  }

  private Optional<Digit> say(List<Sound> sounds, Keypad keypad) {
    if (sounds.isEmpty()) {
      return Optional.empty();
    }
    // chosen before it is asked for: its end may be told before the reply
    String playback = talk.id() + "-" + ++playbacks;
    talk.ask(AriRequest.play(talk.id(), playback, sounds));
    Duration length = Sound.length(sounds);
    long late = System.nanoTime() + length.plus(talk.limits().late()).toNanos();
    // Asterisk's watchdog is a moment before
    long never = System.nanoTime() + length.plus(talk.limits().never()).toNanos();
    while (true) {
      Optional<AriEvent.OfCall> event = talk.nextHere(left(late));
      if (event.isEmpty() || event.get() instanceof AriEvent.Gap) {
        talk.mustBeThere();
        if (talk.isGone(AriRequest.playback(playback))) {
          return Optional.empty();
        }
        if (left(never).isZero()) {
          throw new CallEnded("the words do not end");
        }
        late = System.nanoTime() + talk.limits().late().toNanos();
      } else if (event.get() instanceof AriEvent.Said(_, String id, AriEvent.Result result)
          && id.equals(playback)) {
        if (result == AriEvent.Result.FAILED) {
          shelf.unplayable(sounds.getLast());
        }
        return Optional.empty();
      } else if (event.get() instanceof AriEvent.Pressed(_, Digit key) && keypad == Keypad.STOPS) {
        // it may be over by itself; then there is nothing to stop
        AriReply _ = talk.askForAny(AriRequest.stop(playback));
        return Optional.of(key);
      }
    }
  }

  private Optional<Digit> waitForKey(Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    while (true) {
      Optional<AriEvent.OfCall> event = talk.nextHere(left(end));
      if (event.isEmpty()) {
        return Optional.empty();
      }
      switch (event.get()) {
        case AriEvent.Pressed(_, Digit key) -> {
          return Optional.of(key);
        }
        case AriEvent.Gap _ -> talk.mustBeThere();
        default -> {}
      }
    }
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
