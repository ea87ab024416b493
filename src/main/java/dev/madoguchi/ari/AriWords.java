package dev.madoguchi.ari;

import dev.madoguchi.asterisk.PromptShelf;
import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Words and keys of one call; used by the call's thread only.
 *
 * <p>Sounds in a row are one request, which Asterisk plays without a gap, and keys are told
 * whenever they are pressed: nothing needs to be joined for a key not to fall between two. The wait
 * for a key is silence that is played. Behind every request stands the way back ({@link
 * AriTalk#thenBack}), so a caller never stays in words, or in a silence, that nobody ends.
 */
final class AriWords {
  /** What keys do to words. */
  private enum Keypad {
    DEAD,
    STOPS
  }

  /**
   * So long is waited in one go; then a server that is gone is noticed, and the watchdog is wound
   * anew: a wire that passes nothing is silence for this and the watchdog's patience, no longer.
   */
  private static final Duration SILENCE = Duration.ofMillis(500);

  /**
   * A key that was pressed while the socket was gone is lost, and whoever pressed it waits already:
   * so long, and they are asked again.
   */
  private static final Duration BEHIND_A_GAP = Duration.ofMillis(2500);

  private final AriTalk talk;
  private final AriWatchdog watchdog;
  private final PromptShelf shelf;
  private final Deque<Digit> pressed = new ArrayDeque<>();
  private boolean gap;

  AriWords(AriTalk talk, AriWatchdog watchdog, PromptShelf shelf) {
    this.talk = talk;
    this.watchdog = watchdog;
    this.shelf = shelf;
  }

  void toTheEnd(Words words) {
    List<Sound> sounds = begin(words);
    say(sounds, Keypad.DEAD);
  }

  /** The first key ends the words. */
  Optional<Digit> untilKey(Words words, Duration thenWait) {
    return nextKey(begin(words), thenWait);
  }

  Keys collect(Words words, int most, Duration wait) {
    List<Digit> keys = new ArrayList<>();
    Optional<Digit> key = nextKey(begin(words), wait);
    while (key.isPresent() && key.get() != Digit.POUND) {
      keys.add(key.get());
      if (keys.size() == most) {
        break;
      }
      key = nextKey(List.of(), wait);
    }
    return new Keys(keys, key.isPresent() ? Keys.Ending.KEY : Keys.Ending.SILENCE);
  }

  private List<Sound> begin(Words words) {
    talk.begin();
    pressed.clear();
    gap = false;
    List<Sound> sounds = shelf.each(words);
    watchdog.arm(Sound.length(sounds).plus(SILENCE));
    return sounds;
  }

  /** The next key, also one that was pressed before this is asked. */
  private Optional<Digit> nextKey(List<Sound> sounds, Duration thenWait) {
    List<Sound> before = sounds;
    Duration left = thenWait;
    while (pressed.isEmpty() && (!before.isEmpty() || left.isPositive())) {
      Duration now = left.compareTo(SILENCE) < 0 ? left : SILENCE;
      List<Sound> all = new ArrayList<>(before);
      shelf.silence(now).ifPresent(all::add);
      if (all.isEmpty()) {
        waitWithout(now);
      }
      say(all, Keypad.STOPS);
      before = List.of();
      left = stillToWait(left.minus(now));
    }
    return Optional.ofNullable(pressed.poll());
  }

  private Duration stillToWait(Duration left) {
    return gap && left.compareTo(BEHIND_A_GAP) > 0 ? BEHIND_A_GAP : left;
  }

  /** No silence could be made: the caller hears none all the same. */
  private void waitWithout(Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    while (pressed.isEmpty() && !left(end).isZero()) {
      talk.nextHere(left(end)).ifPresent(this::note);
    }
  }

  private void noteGap(AriEvent.OfCall event) {
    gap |= event instanceof AriEvent.Gap;
  }

  /** What was told before the replies to what we have asked. */
  private void noteAll() {
    for (Optional<AriEvent.OfCall> told = talk.nextHere(Duration.ZERO);
        told.isPresent();
        told = talk.nextHere(Duration.ZERO)) {
      note(told.get());
    }
  }

  private void note(AriEvent.OfCall event) {
    noteGap(event);
    if (event instanceof AriEvent.Pressed(_, Digit key)) {
      pressed.add(key);
    }
  }

  /** Returns when the call is back behind the words. */
  private void say(List<Sound> sounds, Keypad keypad) {
    if (sounds.isEmpty()) {
      return;
    }
    String playback = talk.play(sounds, watchdog.wayBack());
    Duration length = Sound.length(sounds);
    long late = System.nanoTime() + length.plus(talk.limits().late()).toNanos();
    // Asterisk's watchdog is a moment before
    long never = System.nanoTime() + length.plus(talk.limits().never()).toNanos();
    boolean overdue = false;
    while (true) {
      Optional<AriEvent.OfCall> event = talk.nextHere(left(late));
      event.ifPresent(this::noteGap);
      if (event.isEmpty() || event.get() instanceof AriEvent.Gap) {
        talk.mustBeThere();
        // what is only late would be taken for the end of what is said next: it has its time again
        boolean untold = event.isPresent() || overdue;
        if (untold && talk.isGone(AriRequest.playback(playback))) {
          noteAll();
          talk.isBack();
          return;
        }
        overdue = true;
        if (left(never).isZero()) {
          throw new CallEnded("the words do not end");
        }
        late = System.nanoTime() + talk.limits().late().toNanos();
        continue;
      }
      switch (event.get()) {
        case AriEvent.Said(_, String id, AriEvent.Result result)
            when id.equals(playback) && result == AriEvent.Result.FAILED ->
            shelf.unplayable(sounds.getFirst());
        case AriEvent.Pressed(_, Digit key) when keypad == Keypad.STOPS -> {
          if (pressed.isEmpty()) {
            // it may be over by itself; then there is nothing to stop
            AriReply _ = talk.askForAny(AriRequest.stop(playback));
          }
          pressed.add(key);
        }
        case AriEvent.Left _ -> late = System.nanoTime() + talk.limits().late().toNanos();
        case AriEvent.Entered _ -> {
          talk.isBack();
          return;
        }
        case AriEvent.Said _, AriEvent.Pressed _, AriEvent.Recorded _ -> {}
        case AriEvent.HangingUp _, AriEvent.Ended _, AriEvent.Stopping _, AriEvent.Gap _ -> {}
      }
    }
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
