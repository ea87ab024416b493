package dev.madoguchi.call;

import dev.madoguchi.call.QueueOutcome.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@link Past} as text, of characters that mean nothing to a dialplan. */
final class PastText {
  /** Forty questions and a few numbers need less. */
  private static final int LONGEST = 1000;

  private static final int RADIX = Character.MAX_RADIX;
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
  private static final String FRESH = "new";
  private static final String RESUMED = "r";
  private static final String SERVED = "s";
  private static final char KEY = 'k';
  private static final Map<Reason, String> REASONS =
      Map.of(
          Reason.TIMED_OUT, "nt",
          Reason.NOBODY_ON_DUTY, "nn",
          Reason.LAST_AGENT_LEFT, "nl",
          Reason.FULL, "nf",
          Reason.WITHDRAWN, "nw",
          Reason.NO_SUCH_QUEUE, "nq",
          Reason.UNKNOWN, "nu");

  private PastText() {}

  static String of(Past past) {
    Stream<String> head =
        Stream.of(
            beginning(past.beginning()),
            Long.toString(past.began().getEpochSecond(), RADIX),
            past.language().code());
    return String.join(".", Stream.concat(head, past.answers().stream()).toList());
  }

  private static String beginning(Entry.Beginning beginning) {
    return switch (beginning) {
      case Entry.Fresh() -> FRESH;
      case Entry.BackFromQueue(QueueName queue, QueueOutcome outcome) ->
          outcome(outcome) + "-" + queue;
      case Entry.Resumed(Optional<QueueName> queue) ->
          RESUMED + queue.map(name -> "-" + name).orElse("");
    };
  }

  private static String outcome(QueueOutcome outcome) {
    return switch (outcome) {
      case QueueOutcome.Served() -> SERVED;
      case QueueOutcome.LeftByKey(Digit key) -> "" + KEY + key(key);
      case QueueOutcome.NotServed(Reason reason) -> REASONS.get(reason);
    };
  }

  static char key(Digit key) {
    return switch (key) {
      case STAR -> 's';
      case POUND -> 'p';
      default -> key.symbol();
    };
  }

  static Optional<Digit> key(char text) {
    return switch (text) {
      case 's' -> Optional.of(Digit.STAR);
      case 'p' -> Optional.of(Digit.POUND);
      default -> Digit.of(text);
    };
  }

  static Optional<Past> read(String text) {
    if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    List<String> words = List.of(text.split("\\."));
    if (words.size() < 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Past(
              beginning(words.get(0)),
              Instant.ofEpochSecond(Long.parseLong(words.get(1), RADIX)),
              new Language(words.get(2)),
              words.subList(3, words.size())));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Entry.Beginning beginning(String word) {
    if (word.equals(FRESH)) {
      return new Entry.Fresh();
    }
    if (word.equals(RESUMED)) {
      return new Entry.Resumed(Optional.empty());
    }
    int hyphen = Math.max(0, word.indexOf('-'));
    if (word.substring(0, hyphen).equals(RESUMED)) {
      return new Entry.Resumed(Optional.of(new QueueName(word.substring(hyphen + 1))));
    }
    return new Entry.BackFromQueue(
        new QueueName(word.substring(hyphen + 1)), outcome(word.substring(0, hyphen)));
  }

  private static QueueOutcome outcome(String word) {
    if (word.equals(SERVED)) {
      return new QueueOutcome.Served();
    }
    if (word.length() == 2 && word.charAt(0) == KEY) {
      return key(word.charAt(1))
          .map(QueueOutcome.LeftByKey::new)
          .orElseThrow(() -> new IllegalArgumentException("no key: " + word));
    }
    return REASONS.entrySet().stream()
        .filter(reason -> reason.getValue().equals(word))
        .findFirst()
        .map(reason -> new QueueOutcome.NotServed(reason.getKey()))
        .orElseThrow(() -> new IllegalArgumentException("no outcome: " + word));
  }
}
