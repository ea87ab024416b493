package dev.madoguchi.asterisk;

import dev.madoguchi.call.Announcements;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Speaks to one waiting caller between the parts of the music, from a virtual thread of its own.
 *
 * <p>Where the music is follows from the clock, for Asterisk plays in real time: what is to be said
 * is laid down shortly before its place comes, and taken away when half a round is over. Should
 * Asterisk be seconds behind (it never is by itself), the words come seconds later.
 *
 * <p>As long as it is there its caller does not hear the offer that is made to everybody.
 */
public final class HoldVoice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HoldVoice.class);

  /** For all callers: a full disk is one fault, not one for each of them. */
  private static final Seldom FAULTS = new Seldom(LOG);

  private static final Duration LEAST_LEAD = Duration.ofMillis(200);

  private final HoldMusic music;
  private final PromptShelf shelf;
  private final Announcements announcements;
  private final Path own;
  private final Duration startedAt;
  private final CallId call;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;
  private final long began = System.nanoTime();

  /** Everybody's offer is; only for the voice's own thread. */
  private boolean covered;

  /** How much of the time since the beginning, once over, was not music. */
  private volatile Duration spoken = Duration.ZERO;

  /** When the words that were laid down last are over, since the beginning. */
  private volatile Duration wordsEnd = Duration.ZERO;

  /**
   * Begins; the music is to begin with it.
   *
   * @param token the channel's language while the caller waits
   * @param startedAt how much music this caller has heard before: Asterisk goes on there
   */
  HoldVoice(
      HoldMusic music,
      PromptShelf shelf,
      CallId call,
      String token,
      Announcements announcements,
      Duration startedAt) {
    this.music = music;
    this.shelf = shelf;
    this.call = call;
    this.announcements = announcements;
    this.startedAt = startedAt;
    this.own = music.folder().resolve(token);
    this.thread = Thread.ofVirtual().name(call + "-hold").start(this::run);
  }

  /** The channel's while the caller waits. */
  String language() {
    return own.getFileName().toString();
  }

  private void run() {
    MDC.put("call", call.value());
    try {
      speak();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the caller hears only music from here on", e);
    }
  }

  private void speak() throws InterruptedException {
    HoldPlaces places = new HoldPlaces(music.parts(), startedAt);
    while (true) {
      HoldPlaces.Place place = places.next();
      if (ended.await(place.turn().minus(elapsed()).toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
      Optional<Duration> said = turn(place);
      if (said.isPresent()) {
        spoken = spoken.plus(said.get());
        wordsEnd = places.said(said.get());
      }
    }
  }

  /** What cannot be done for one place may be for the next. */
  private Optional<Duration> turn(HoldPlaces.Place place) {
    try {
      makeFolder();
      music.silence(own, place.over());
      return place.comes().minus(elapsed()).compareTo(place.lead().dividedBy(2)) < 0
          ? Optional.empty() // we were held up ourselves: nothing may come late
          : say(place);
    } catch (IOException | RuntimeException e) {
      FAULTS.warn("a waiting caller hears only music for some seconds: " + e);
      return Optional.empty();
    }
  }

  /** Not before the first place: who is answered until then costs the disk nothing. */
  private void makeFolder() throws IOException {
    if (!covered) {
      Files.createDirectories(own);
      music.silenceOffer(own);
      covered = true;
    }
  }

  /** Lays the words down; tells how long they are when they will be heard. */
  private Optional<Duration> say(HoldPlaces.Place place) throws IOException {
    Optional<Words> words = announcements.after(elapsed());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<Sound> sounds = shelf.asOne(words.get());
    try {
      return sounds.size() == 1
          ? layDown(sounds.getFirst(), place)
          : Optional.empty(); // nothing that can be played, or be joined, which is logged
    } finally {
      shelf.done(words.get(), sounds);
    }
  }

  private Optional<Duration> layDown(Sound sound, HoldPlaces.Place place) throws IOException {
    Path words = own.resolve(music.say(place.part()));
    Path aside = own.resolve("next.part");
    Files.copy(sound.wav(), aside, StandardCopyOption.REPLACE_EXISTING);
    Files.move(aside, words, StandardCopyOption.ATOMIC_MOVE);
    Duration least =
        LEAST_LEAD.compareTo(place.lead()) < 0 ? LEAST_LEAD : place.lead().dividedBy(4);
    if (place.comes().minus(elapsed()).compareTo(least) < 0) {
      music.silence(own, place.part());
      FAULTS.warn("what a waiting caller was to hear came too late and is left out");
      return Optional.empty();
    }
    announcements.said();
    return Optional.of(sound.length());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** How much music this caller has heard by now, before and here. */
  Duration heard() {
    Duration now = elapsed();
    Duration ahead = wordsEnd.minus(now);
    Duration over = ahead.isPositive() ? spoken.minus(ahead) : spoken;
    return startedAt.plus(now).minus(over.isNegative() ? Duration.ZERO : over);
  }

  /** Ends at once and takes everything away. */
  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join();
      if (!Files.exists(own)) {
        return;
      }
      try (var left = Files.newDirectoryStream(own)) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(own);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("what a caller was told while waiting stays in {}: {}", own, e.toString());
    }
  }
}
