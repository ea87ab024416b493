package dev.madoguchi.agi;

import dev.madoguchi.agi.AgiReply.Done;
import dev.madoguchi.asterisk.PromptShelf;
import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words and keys of one call; used by the call's thread only.
 *
 * <p>Words are played by AGI's own commands, never by EXEC: these watch our connection and end with
 * it, so a caller is with the dialplan at once when the server dies, and not when the menu is over.
 */
final class AgiWords {
  static final String ANY_KEY = "0123456789*#";

  /** For a file: GET DATA only waits. */
  private static final String NOTHING = "";

  private final AgiTalk talk;
  private final AgiWatchdog watchdog;
  private final PromptShelf shelf;

  AgiWords(AgiTalk talk, AgiWatchdog watchdog, PromptShelf shelf) {
    this.talk = talk;
    this.watchdog = watchdog;
    this.shelf = shelf;
  }

  /** The first key ends the words. */
  Optional<Digit> untilKey(Words words, Duration thenWait) {
    List<Sound> sounds = shelf.asOne(words);
    try {
      return sayUntilKey(sounds, thenWait);
    } finally {
      shelf.done(words, sounds);
    }
  }

  Keys collect(Words words, int most, Duration wait) {
    List<Sound> sounds = shelf.asOne(words);
    try {
      return collect(sounds, most, wait);
    } finally {
      shelf.done(words, sounds);
    }
  }

  private Keys collect(List<Sound> sounds, int most, Duration wait) {
    Duration atMost = watchdog.arm(Sound.length(sounds).plus(wait.multipliedBy(most)));
    for (Sound sound : sounds.subList(0, Math.max(0, sounds.size() - 1))) {
      Optional<Digit> early = sayAndWait(sound, Duration.ZERO, atMost);
      if (early.isPresent()) {
        return early.get() == Digit.POUND
            ? new Keys(List.of(), Keys.Ending.KEY)
            : behind(early.get(), most, wait, atMost);
      }
    }
    return getData(sounds.isEmpty() ? NOTHING : sounds.getLast().file(), most, wait, atMost)
        .orElseGet(
            () -> {
              sounds.stream().skip(sounds.size() - 1L).forEach(shelf::unplayable);
              return getData(NOTHING, most, wait, atMost).orElseThrow();
            });
  }

  private Keys behind(Digit first, int most, Duration wait, Duration atMost) {
    if (most == 1) {
      return new Keys(List.of(first), Keys.Ending.KEY);
    }
    Keys more = getData(NOTHING, most - 1, wait, atMost).orElseThrow();
    return new Keys(
        Stream.concat(Stream.of(first), more.pressed().stream()).toList(), more.ending());
  }

  /** Empty when Asterisk cannot play the file. A to D are among its keys, and no telephone's. */
  private Optional<Keys> getData(String file, int most, Duration wait, Duration atMost) {
    Done reply =
        talk.ask(
            atMost,
            "GET",
            "DATA",
            file,
            Long.toString(Math.max(1, wait.toMillis())), // zero is Asterisk's own six seconds
            Integer.toString(most));
    // no key has a minus: hung up, or the file is not to be played
    if (reply.value().equals("-1")) {
      talk.mustBeAlive();
      return Optional.empty();
    }
    boolean silence = reply.data().equals("timeout");
    if (silence) {
      talk.mustBeAlive();
    }
    List<Digit> pressed =
        reply
            .value()
            .chars()
            .mapToObj(symbol -> Digit.of((char) symbol))
            .flatMap(Optional::stream)
            .toList();
    return Optional.of(new Keys(pressed, silence ? Keys.Ending.SILENCE : Keys.Ending.KEY));
  }

  /** As one sound: between two files a switch that has much to do would leave a pause. */
  void toTheEnd(Words words) {
    List<Sound> sounds = shelf.asOne(words);
    try {
      toTheEnd(sounds);
    } finally {
      shelf.done(words, sounds);
    }
  }

  private void toTheEnd(List<Sound> sounds) {
    Duration atMost = watchdog.arm(Sound.length(sounds));
    for (Sound sound : sounds) {
      if (talk.ask(atMost, "STREAM", "FILE", sound.file(), "").result() == -1) {
        talk.mustBeAlive();
        shelf.unplayable(sound);
      }
    }
  }

  /** There is one sound at most, unless the words could not be joined. */
  private Optional<Digit> sayUntilKey(List<Sound> sounds, Duration thenWait) {
    Duration atMost = watchdog.arm(Sound.length(sounds).plus(thenWait));
    for (int i = 0; i < sounds.size() - 1; i++) {
      Optional<Digit> key = sayAndWait(sounds.get(i), Duration.ZERO, atMost);
      if (key.isPresent()) {
        return key;
      }
    }
    return sounds.isEmpty()
        ? waitForKey(thenWait, atMost)
        : sayAndWait(sounds.getLast(), thenWait, atMost);
  }

  private Optional<Digit> sayAndWait(Sound sound, Duration thenWait, Duration atMost) {
    Done reply =
        talk.ask(
            atMost, "GET", "OPTION", sound.file(), ANY_KEY, Long.toString(thenWait.toMillis()));
    if (reply.result() > 0) {
      return key(reply);
    }
    talk.mustBeAlive(); // a hang-up in the wait is 0 too: GET OPTION knows keys only (res_agi.c)
    if (reply.result() == -1) {
      shelf.unplayable(sound);
      return waitForKey(thenWait, atMost);
    }
    return Optional.empty();
  }

  private Optional<Digit> waitForKey(Duration wait, Duration atMost) {
    Done reply = talk.ask(atMost, "WAIT", "FOR", "DIGIT", Long.toString(wait.toMillis()));
    if (reply.result() == -1) {
      talk.mustBeAlive();
    }
    return key(reply);
  }

  /** The result is the key's character; those of A to D are no answer. */
  private static Optional<Digit> key(Done reply) {
    return reply.result() > 0 ? Digit.of((char) reply.result()) : Optional.empty();
  }
}
