package dev.madoguchi.ami;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.HandleTimes;
import dev.madoguchi.queue.QueueSnapshot;
import dev.madoguchi.queue.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of all queues: an immutable value that changes add up to. Every change may be told
 * twice or late, because events of the time before an answer to QueueStatus can come after it.
 */
record QueueBoard(Map<QueueName, Lane> lanes) {
  static final QueueBoard EMPTY = new QueueBoard(Map.of());

  QueueBoard {
    lanes = inOrder(lanes);
  }

  /**
   * One queue.
   *
   * @param agents in the switch's order
   * @param callers who wait, and since when; the next to be taken is the first
   * @param handled how long calls took lately
   */
  record Lane(Map<Account, Agent.State> agents, Map<CallId, Instant> callers, HandleTimes handled) {
    static final Lane EMPTY = new Lane(Map.of(), Map.of(), HandleTimes.NONE);

    Lane {
      agents = inOrder(agents);
      callers = inOrder(callers);
    }

    private Standing standing(CallId call, Optional<Duration> handling) {
      int before = List.copyOf(callers.keySet()).indexOf(call);
      if (before < 0) {
        return new Standing.NotWaiting();
      }
      return new Standing.Waits(before + 1, onDuty().size(), handling);
    }

    private Set<Account> onDuty() {
      return agents.entrySet().stream()
          .filter(e -> e.getValue() == Agent.State.FREE || e.getValue() == Agent.State.BUSY)
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    private boolean takesFrom(Lane other) {
      return !other.callers().isEmpty() && !Collections.disjoint(onDuty(), other.onDuty());
    }

    private QueueSnapshot at(QueueName queue, Instant now) {
      Duration longest =
          callers.values().stream()
              .min(Comparator.naturalOrder())
              .map(since -> Duration.between(since, now))
              .filter(Duration::isPositive)
              .orElse(Duration.ZERO);
      List<Agent> all =
          agents.entrySet().stream().map(e -> new Agent(e.getKey(), e.getValue())).toList();
      return new QueueSnapshot(queue, all, callers.size(), longest);
    }
  }

  /** The board once this is known too. */
  QueueBoard after(QueueChange change) {
    Lane lane = lanes.getOrDefault(change.queue(), Lane.EMPTY);
    Lane next =
        switch (change) {
          case QueueChange.QueueSeen _ -> lane;
          case QueueChange.AgentSeen(_, Account account, Agent.State state) ->
              new Lane(with(lane.agents(), account, state), lane.callers(), lane.handled());
          case QueueChange.AgentGone(_, Account account) ->
              new Lane(without(lane.agents(), account), lane.callers(), lane.handled());
          case QueueChange.CallerSeen(_, CallId call, Instant since) ->
              lane.callers().containsKey(call)
                  ? lane
                  : new Lane(lane.agents(), with(lane.callers(), call, since), lane.handled());
          case QueueChange.CallerGone(_, CallId call) ->
              new Lane(lane.agents(), without(lane.callers(), call), lane.handled());
          case QueueChange.CallHandled(_, HandleTimes.Handled handled) ->
              new Lane(lane.agents(), lane.callers(), lane.handled().and(handled));
        };
    return next.equals(lanes.get(change.queue()))
        ? this
        : new QueueBoard(with(lanes, change.queue(), next));
  }

  /**
   * This board, with what an answer does not tell: the exact beginnings of waits the earlier one
   * saw, and how long calls took.
   */
  QueueBoard keepingWhatSaw(QueueBoard earlier) {
    Map<QueueName, Lane> kept = new LinkedHashMap<>();
    lanes.forEach(
        (queue, lane) -> {
          Lane before = earlier.lanes.getOrDefault(queue, Lane.EMPTY);
          Map<CallId, Instant> seen = before.callers();
          Map<CallId, Instant> callers = new LinkedHashMap<>(lane.callers());
          callers.replaceAll((call, since) -> seen.getOrDefault(call, since));
          kept.put(queue, new Lane(lane.agents(), callers, before.handled()));
        });
    return new QueueBoard(kept);
  }

  /**
   * How a caller stands. While an agent of the queue may be taken by callers of another, nobody can
   * tell how long a wait is.
   */
  Standing standing(QueueName queue, CallId call, Instant now) {
    Lane lane = lanes.getOrDefault(queue, Lane.EMPTY);
    boolean shared =
        lanes.entrySet().stream()
            .anyMatch(e -> !e.getKey().equals(queue) && lane.takesFrom(e.getValue()));
    return lane.standing(call, shared ? Optional.empty() : lane.handled().average(now));
  }

  /** Every queue as it stands at the instant. */
  List<QueueSnapshot> at(Instant now) {
    return lanes.entrySet().stream().map(e -> e.getValue().at(e.getKey(), now)).toList();
  }

  private static <K, V> Map<K, V> inOrder(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }

  private static <K, V> Map<K, V> without(Map<K, V> map, K key) {
    Map<K, V> copy = new LinkedHashMap<>(map);
    copy.remove(key);
    return copy;
  }
}
