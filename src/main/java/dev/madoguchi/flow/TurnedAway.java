package dev.madoguchi.flow;

import dev.madoguchi.call.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts the callers who were turned away, and has a line for the log once in a while. */
final class TurnedAway {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Map<Refusal, Long> all = new EnumMap<>(Refusal.class);
  private final Map<Refusal, Long> told = new EnumMap<>(Refusal.class);
  private Instant next = Instant.MIN;

  TurnedAway(InstantSource clock) {
    this.clock = clock;
  }

  /** One more; what is to be logged, if it is time again. */
  synchronized Optional<String> count(Refusal why) {
    all.merge(why, 1L, Long::sum);
    Instant now = clock.instant();
    if (now.isBefore(next) && !now.plus(PAUSE).isBefore(next)) {
      return Optional.empty();
    }
    next = now.plus(PAUSE);
    String news =
        "callers are turned away to the dialplan: %d as all lines are busy, %d as their number calls too often"
            .formatted(since(Refusal.BUSY), since(Refusal.OFTEN));
    told.putAll(all);
    return Optional.of(news);
  }

  private long since(Refusal why) {
    return of(why) - told.getOrDefault(why, 0L);
  }

  /** How many since the start. */
  synchronized long of(Refusal why) {
    return all.getOrDefault(why, 0L);
  }
}
