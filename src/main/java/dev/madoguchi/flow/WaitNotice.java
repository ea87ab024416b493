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
  private Duration offerAt;
  private Duration quietUntil = Duration.ZERO;
  private Optional<Integer> placeSaid = Optional.empty();
  private WaitPromise promise = WaitPromise.NONE;

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
    this.offerAt = patience.longest();
    this.rules = rules;
    this.standings = standings;
    this.clock = clock;
  }

  @Override
  public Optional<Words> after(Duration waited) {
    List<Prompt> words = words(waited, standings.of(queue, call));
    if (words.isEmpty()) {
      return Optional.empty();
    }
    quietUntil = waited.plus(PAUSE);
    return Optional.of(new Words(language, words).once());
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
    return waited.compareTo(offerAt) >= 0;
  }

  private List<Prompt> offerIfDue(Duration waited, List<Prompt> before) {
    if (!isDue(waited)) {
      return List.of();
    }
    offerAt = waited.plus(rules.offerAgain());
    List<Prompt> words = new ArrayList<>(before);
    words.add(Say.OFFER_IN_QUEUE);
    return words;
  }

  private boolean isNews(Standing.Waits waits, Duration waited) {
    boolean rung = waits.place() == 1 && waited.compareTo(RINGING) < 0;
    boolean nearer = placeSaid.map(said -> waits.place() < said).orElse(true);
    return nearer && !rung && waited.compareTo(quietUntil) >= 0;
  }

  /** A place behind the one said before would be a fault of ours, and is not said. */
  private List<Prompt> place(Standing.Waits waits) {
    Speech speech = Speeches.in(language);
    List<Prompt> words = new ArrayList<>();
    if (placeSaid.isEmpty()) {
      words.add(Say.ALL_BUSY);
    }
    if (placeSaid.map(said -> waits.place() <= said).orElse(true)) {
      placeSaid = Optional.of(waits.place());
      words.add(Say.PLACE);
      words.addAll(speech.count(waits.place()));
      words.add(Say.PLACE_END);
    }
    Optional<WaitPromise.Range> range = promise.range(waits, clock.instant());
    if (range.isPresent()) {
      promise = promise.having(range.get(), clock.instant());
      words.add(Say.WAIT_RANGE);
      words.addAll(speech.minutes(range.get().from()));
      words.add(Say.WAIT_RANGE_TO);
      words.addAll(speech.minutes(range.get().until()));
      words.add(Say.WAIT_RANGE_END);
    }
    return words;
  }
}
