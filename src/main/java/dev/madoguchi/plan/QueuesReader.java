package dev.madoguchi.plan;

import dev.madoguchi.call.Patience;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.yaml.Field;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the queues, who serves them, and every other mention of one. */
final class QueuesReader {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** The queues as written, right or wrong, in the file's order. */
  private final Map<String, Field> written = new LinkedHashMap<>();

  /** Those of them that are names; the others were reported where they stand. */
  private final Map<String, QueueName> named = new HashMap<>();

  private final Set<String> reached = new HashSet<>();

  /** Where each patience that could be read stands. */
  private final Map<Field, Duration> patiences = new LinkedHashMap<>();

  Map<QueueName, Patience> queues(Field field) {
    Map<QueueName, Patience> queues = new LinkedHashMap<>();
    for (Field entry : field.entries()) {
      written.put(entry.name(), entry);
      Optional<QueueName> name = entry.nameAs(QueueName::new);
      name.ifPresent(queue -> named.put(entry.name(), queue));
      Optional<Field> wait = entry.section("patience").get("patience");
      Optional<Patience> patience =
          wait.flatMap(f -> f.duration(SECOND, Duration.ofHours(1))).map(Patience::new);
      patience.ifPresent(read -> patiences.put(wait.orElseThrow(), read.longest()));
      name.ifPresent(queue -> patience.ifPresent(longest -> queues.put(queue, longest)));
    }
    if (written.size() > Plan.MOST_QUEUES) {
      field.wrong(
          "has %d queues, and a caller who changes the category has a key for %d; join some"
              .formatted(written.size(), Plan.MOST_QUEUES));
    }
    return queues;
  }

  Map<Account, List<QueueName>> agents(Field field) {
    Map<Account, List<QueueName>> agents = new LinkedHashMap<>();
    for (Field entry : field.entries()) {
      Optional<Account> account = entry.nameAs(Account::new);
      List<Field> items = entry.items();
      if (entry.isList() && items.isEmpty()) {
        entry.wrong("serves no queue; name one, or take the account out");
      }
      Set<QueueName> served = new LinkedHashSet<>();
      for (Field item : items) {
        queue(item)
            .filter(queue -> !served.add(queue))
            .ifPresent(twice -> item.wrong("names " + twice + " twice; once is enough"));
      }
      account.ifPresent(known -> agents.put(known, List.copyOf(served)));
    }
    return agents;
  }

  /** Notes each patience after which the offer would come too late to be heard. */
  void noteTooPatient(Duration longestCall) {
    patiences.forEach(
        (field, patience) -> {
          if (patience.compareTo(longestCall) >= 0) {
            field.wrong("must be less than waiting.longest-call: the offer would never be heard");
          }
        });
  }

  /** A queue a caller comes to. */
  Optional<QueueName> reached(Field field) {
    field.word().ifPresent(reached::add);
    return queue(field);
  }

  /** Notes each queue no caller ever comes to; to be called when the menu has been read. */
  void noteUnreached() {
    // A misspelt queue is one problem, not two: then the right one may only seem to be unreachable.
    if (written.keySet().containsAll(reached)) {
      written.values().stream()
          .filter(queue -> !reached.contains(queue.name()))
          .forEach(
              queue ->
                  queue.wrongKey(
                      "no key leads to this queue; add one under menu.choices, or take the"
                          + " queue out"));
    }
  }

  /** The queue a key is called after. */
  Optional<QueueName> named(Field entry) {
    if (!written.isEmpty() && !written.containsKey(entry.name())) {
      entry.wrongKey(
          "no queue '%s' (queues are %s)"
              .formatted(entry.name(), String.join(", ", written.keySet())));
    }
    return Optional.ofNullable(named.get(entry.name()));
  }

  /** One of the queues. */
  Optional<QueueName> queue(Field field) {
    Optional<String> name = field.text();
    if (name.isEmpty() || written.isEmpty()) {
      return Optional.empty(); // the missing queues are the problem, not each mention of one
    }
    if (!written.containsKey(name.get())) {
      field.wrong(
          "no queue '%s' (queues are %s)"
              .formatted(name.get(), String.join(", ", written.keySet())));
      return Optional.empty();
    }
    return Optional.ofNullable(named.get(name.get()));
  }
}
