package dev.madoguchi.ari;

import dev.madoguchi.asterisk.PromptShelf;
import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Words and keys of one call; used by the call's thread only.
 *
 * <p>Sounds in a row are one request, which Asterisk plays without a gap, and keys are told
 * whenever they are pressed: nothing needs to be joined for a key not to fall between two. The wait
 * for a key is silence that is played. Behind every request stands the way back ({@link
 * AriTalk#thenBack}), so a caller never stays in words, or in a silence, that nobody ends.
 */
final class AriWords {
  /** What a key came into. */
  private enum Heard {
    WORDS,
    SILENCE
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
  private Heard heard = Heard.WORDS;
  private boolean gap;

  AriWords(AriTalk talk, AriWatchdog watchdog, PromptShelf shelf) {
    this.talk = talk;
    this.watchdog = watchdog;
    this.shelf = shelf;
  }

  void toTheEnd(Words words) {
    List<Sound> sounds = begin(words);
    say(sounds, _ -> false);
  }

  /**
   * The first key ends the words, which it is for the next verb to see to, at once: so they end,
   * and the call is prepared for what follows, in one way through the dialplan ({@link AriWays}).
   */
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
      key = anotherKey(wait);
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

  /** Words end with a key, a silence goes on. */
  private Optional<Digit> anotherKey(Duration wait) {
    Duration left = wait;
    if (talk.words().isPresent()) {
      switch (heard) {
        case WORDS -> talk.endWords(this::note);
        case SILENCE -> {
          left = left.minus(talk.words().get().left());
          if (pressed.isEmpty()) {
            hear(talk.words().get(), this::note);
          }
        }
      }
    }
    return nextKey(List.of(), stillToWait(left));
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
      heard = before.isEmpty() ? Heard.SILENCE : Heard.WORDS;
      say(all, this::note);
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
    while (pressed.isEmpty() && !AriUtterance.left(end).isZero()) {
      talk.nextHere(AriUtterance.left(end)).ifPresent(this::note);
    }
  }

  private boolean note(AriEvent.OfCall event) {
    gap |= event instanceof AriEvent.Gap;
    if (event instanceof AriEvent.Pressed(_, Digit key)) {
      pressed.add(key);
    }
    return !pressed.isEmpty();
  }

  /** Returns when the call is back behind the words, or who listens has had enough of them. */
  private void say(List<Sound> sounds, Predicate<AriEvent.OfCall> enough) {
    if (sounds.isEmpty()) {
      return;
    }
    AriUtterance words = talk.play(sounds, watchdog.wayBack());
    hear(
        words,
        event -> {
          if (event instanceof AriEvent.Said(_, String id, AriEvent.Result result)
              && id.equals(words.playback())
              && result == AriEvent.Result.FAILED) {
            shelf.unplayable(sounds.getFirst());
          }
          return enough.test(event);
        });
  }

  private void hear(AriUtterance words, Predicate<AriEvent.OfCall> enough) {
    switch (words.await(enough)) {
      case BACK -> talk.isBack();
      case ENOUGH -> {}
    }
  }
}
