package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.report.SeenBySwitch;
import dev.madoguchi.report.SeenBySwitch.HungUp;
import dev.madoguchi.report.SeenBySwitch.InQueue;
import dev.madoguchi.report.SeenBySwitch.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The file the dialplan writes of one call: a line when it begins and, with all of the first in it,
 * a line when it ends. A line is words "key=value"; a value may be empty.
 *
 * @param line the last one that is whole
 * @param words what stands in it
 */
record CallFile(CallId call, String line, Map<String, String> words) {
  /**
   * Of a file whose call goes on, in bytes. The dialplan writes 30 to 51 (a caller's number has up
   * to 21 digits), and 160 or more when the call is over: it need not be read to tell.
   */
  static final long LONGEST_BEGINNING = 64;

  CallFile {
    words = Map.copyOf(words);
  }

  /** What the file is about; empty when it is none of ours, or nothing is in it yet. */
  static Optional<CallFile> parse(String name, String text) {
    int end = text.lastIndexOf('\n');
    if (end < 0) {
      return Optional.empty();
    }
    String whole = text.substring(0, end);
    String last = whole.substring(whole.lastIndexOf('\n') + 1);
    try {
      CallFile file = new CallFile(new CallId(name), last, words(last));
      return file.time("entered").isPresent() ? Optional.of(file) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the call is over. */
  boolean isOver() {
    return time("ended").isPresent();
  }

  SeenBySwitch seen() {
    Optional<Account> agent = word("agent").flatMap(of(Account::new));
    return new SeenBySwitch(
        call,
        Caller.parse(word("caller").orElse("")),
        time("entered").orElseThrow(),
        time("ended"),
        word("queue").flatMap(of(QueueName::new)),
        word("path").isPresent() ? Path.DIALPLAN : Path.SERVER,
        inQueue(agent),
        time("joined").flatMap(joined -> left().map(left -> Duration.between(joined, left))),
        milliseconds("wait").or(() -> milliseconds("hold").map(hold -> hold.multipliedBy(1000))),
        agent,
        milliseconds("talk").filter(talk -> agent.isPresent()),
        word("by").filter("caller"::equals).isPresent() ? HungUp.CALLER : HungUp.OTHER_SIDE);
  }

  private Optional<Instant> left() {
    return time("left").or(() -> time("ended"));
  }

  // app_queue clears ABANDONED when a caller joins and sets it again also for those it gives up,
  // whose QUEUESTATUS tells; who leaves by a key has neither, but a wait
  private InQueue inQueue(Optional<Account> agent) {
    if (word("status").isPresent() || agent.isPresent()) {
      return InQueue.CAME_OUT;
    }
    if (word("abandoned").isPresent()) {
      return InQueue.HUNG_UP;
    }
    return word("wait").isPresent() ? InQueue.CAME_OUT : InQueue.NONE;
  }

  private static Map<String, String> words(String line) {
    Map<String, String> words = new HashMap<>();
    for (String word : line.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        words.putIfAbsent(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return words;
  }

  private Optional<String> word(String key) {
    return Optional.ofNullable(words.get(key)).filter(value -> !value.isEmpty());
  }

  private Optional<Instant> time(String key) {
    return word(key).flatMap(of(Long::parseLong)).flatMap(of(Instant::ofEpochMilli));
  }

  private Optional<Duration> milliseconds(String key) {
    return word(key).flatMap(of(Long::parseLong)).map(Duration::ofMillis);
  }

  private static <A, B> Function<A, Optional<B>> of(Function<A, B> reading) {
    return value -> {
      try {
        return Optional.of(reading.apply(value));
      } catch (IllegalArgumentException | DateTimeException e) {
        return Optional.empty();
      }
    };
  }
}
