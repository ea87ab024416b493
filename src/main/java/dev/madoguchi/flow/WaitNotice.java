package dev.madoguchi.flow;

import dev.madoguchi.call.Announcements;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Words;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.queue.Standing;
import dev.madoguchi.queue.WaitPromise;
import dev.madoguchi.speech.Speech;
import dev.madoguchi.speech.Speeches;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one caller is told while they wait: their place when it is new, how long it may take where
 * that is honest, and the offer. Used by one thread.
 */
final class WaitNotice implements Announcements {
  /** Whoever is next is being rung for already: they are left to the music for so long. */
  private static final Duration RINGING = Duration.ofSeconds(20);

  /** Places may change quickly; nobody wants to hear each of them. */
  private static final Duration PAUSE = Duration.ofSeconds(20);

  private final QueueName queue;
  private final CallId call;
  private final Language language;
  private final Plan.WaitRules rules;
  private final QueueStandings standings;
  private final InstantSource clock;

  /** What the caller has been told, and what they will have been once the latest words are said. */
  private Told told;

  private Told then;

  /** What counts as said; immutable. */
  private record Told(
      Duration offerAt, Duration quietUntil, Optional<Integer> place, WaitPromise promise) {
    Told offeredUntil(Duration next) {
      return new Told(next, quietUntil, place, promise);
    }

    Told quietUntil(Duration next) {
      return new Told(offerAt, next, place, promise);
    }

    Told at(int said) {
      return new Told(offerAt, quietUntil, Optional.of(said), promise);
    }

    Told having(WaitPromise next) {
      return new Told(offerAt, quietUntil, place, next);
    }
  }

  WaitNotice(
      QueueName queue,
      CallId call,
      Language language,
      Patience patience,
      Plan.WaitRules rules,
      QueueStandings standings,
      InstantSource clock) {
    this.queue = queue;
    this.call = call;
    this.language = language;
    this.rules = rules;
    this.standings = standings;
    this.clock = clock;
    this.told = new Told(patience.longest(), Duration.ZERO, Optional.empty(), WaitPromise.NONE);
    this.then = told;
  }

  @Override
  public Optional<Words> after(Duration waited) {
    then = told.quietUntil(waited.plus(PAUSE));
    List<Prompt> words = words(waited, standings.of(queue, call));
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Words(language, words).once());
  }

  @Override
  public void said() {
    told = then;
  }

  private List<Prompt> words(Duration waited, Standing standing) {
    return switch (standing) {
      case Standing.NotWaiting() -> List.of(); // talking already
      case Standing.Unknown() -> offerIfDue(waited, List.of(Say.ALL_BUSY));
      case Standing.Waits waits when isDue(waited) -> offerIfDue(waited, place(waits));
      case Standing.Waits waits when isNews(waits, waited) -> place(waits);
      case Standing.Waits _ -> List.of();
    };
  }

  private boolean isDue(Duration waited) {
    return waited.compareTo(told.offerAt()) >= 0;
  }

  private List<Prompt> offerIfDue(Duration waited, List<Prompt> before) {
    if (!isDue(waited)) {
      return List.of();
    }
    then = then.offeredUntil(waited.plus(rules.offerAgain()));
    List<Prompt> words = new ArrayList<>(before);
    words.add(Say.OFFER_IN_QUEUE);
    return words;
  }

  private boolean isNews(Standing.Waits waits, Duration waited) {
    boolean rung = waits.place() == 1 && waited.compareTo(RINGING) < 0;
    boolean nearer = told.place().map(said -> waits.place() < said).orElse(true);
    return nearer && !rung && waited.compareTo(told.quietUntil()) >= 0;
  }

  /** A place behind the one said before would be a fault of ours, and is not said. */
  private List<Prompt> place(Standing.Waits waits) {
    Speech speech = Speeches.in(language);
    List<Prompt> words = new ArrayList<>();
    if (told.place().isEmpty()) {
      words.add(Say.ALL_BUSY);
    }
    if (told.place().map(said -> waits.place() <= said).orElse(true)) {
      then = then.at(waits.place());
      words.add(Say.PLACE);
      words.addAll(speech.count(waits.place()));
      words.add(Say.PLACE_END);
    }
    Optional<WaitPromise.Range> range = told.promise().range(waits, clock.instant());
    if (range.isPresent()) {
      then = then.having(told.promise().having(range.get(), clock.instant()));
      words.add(Say.WAIT_RANGE);
      words.addAll(speech.minutes(range.get().from()));
      words.add(Say.WAIT_RANGE_TO);
      words.addAll(speech.minutes(range.get().until()));
      words.add(Say.WAIT_RANGE_END);
    }
    return words;
  }
}
