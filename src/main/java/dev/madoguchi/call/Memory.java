package dev.madoguchi.call;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The answers of one call, written on it as they are given; and those a server that is gone had got
 * from it, given once more before anything is asked. Used by the call's thread only.
 *
 * <p>Each answer carries a mark of its question. Where a question is not the one that was answered,
 * the plan having changed, what is left of the answers counts no more.
 */
final class Memory {
  private static final int MARKS = Character.MAX_RADIX * Character.MAX_RADIX;
  private static final char SILENCE = 'n';
  private static final char BY_KEY = 'k';

  /** Of a recording: what was said is found in its file. */
  private static final Prompt RECORDING = new Prompt("recording");

  private final Line line;
  private final Deque<String> before;
  private Past past;

  Memory(Line line, Language language, Instant now) {
    this.line = line;
    switch (line.entry()) {
      case Entry.Beginning beginning -> {
        past = new Past(beginning, now, language, List.of());
        before = new ArrayDeque<>();
      }
      case Entry.Again(Past known) -> {
        past = new Past(known.beginning(), known.began(), known.language(), List.of());
        before = new ArrayDeque<>(known.answers());
      }
    }
  }

  Past past() {
    return past;
  }

  /** Whether there are answers left that were given before: what is said was heard before. */
  boolean isGoingOver() {
    return !before.isEmpty();
  }

  /** The key that answers the question, asked when it was not answered before. */
  Optional<Digit> key(Prompt question, Supplier<Optional<Digit>> asking) {
    Optional<String> known = recall(question);
    if (known.isPresent()) {
      return known.filter(text -> !text.isEmpty()).flatMap(text -> PastText.key(text.charAt(0)));
    }
    Optional<Digit> key = asking.get();
    keep(question, Character.toString(key.map(PastText::key).orElse(SILENCE)));
    return key;
  }

  /** The keys that answer the question, asked when it was not answered before. */
  Keys keys(Prompt question, Supplier<Keys> asking) {
    return recall(question)
        .map(Memory::keys)
        .orElseGet(
            () -> {
              Keys keys = asking.get();
              keep(question, text(keys));
              return keys;
            });
  }

  private static String text(Keys keys) {
    StringBuilder text = new StringBuilder();
    keys.pressed().forEach(key -> text.append(PastText.key(key)));
    return text.append(
            switch (keys.ending()) {
              case KEY -> BY_KEY;
              case SILENCE -> SILENCE;
            })
        .toString();
  }

  private static Keys keys(String text) {
    List<Digit> pressed = new ArrayList<>();
    text.chars().forEach(key -> PastText.key((char) key).ifPresent(pressed::add));
    return new Keys(pressed, text.endsWith("" + BY_KEY) ? Keys.Ending.KEY : Keys.Ending.SILENCE);
  }

  /**
   * The recording, begun when it was not begun before. Its end was not told to whoever began it, so
   * it counts as ended by itself.
   */
  Recording recording(RecordingName name, Supplier<Recording> beginning) {
    if (recall(RECORDING).isPresent()) {
      return new Recording(name, Recording.Ending.ITSELF);
    }
    keep(RECORDING, "");
    return beginning.get();
  }

  /** The caller has come out of a queue: nothing that was answered before it counts any more. */
  void cameOut(QueueName queue, QueueOutcome outcome, Language spoken) {
    past = past.cameOut(queue, outcome, spoken);
    before.clear();
    write();
  }

  private Optional<String> recall(Prompt question) {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    if (!before.element().startsWith(mark(question))) {
      before.clear();
      return Optional.empty();
    }
    String answer = before.remove();
    past = past.and(answer);
    return Optional.of(answer.substring(2));
  }

  private void keep(Prompt question, String answer) {
    past = past.and(mark(question) + answer);
    write();
  }

  private void write() {
    line.tag(Tag.PAST, past.text());
  }

  private static String mark(Prompt question) {
    String mark =
        Integer.toString(Math.floorMod(question.name().hashCode(), MARKS), Character.MAX_RADIX);
    return mark.length() == 1 ? "0" + mark : mark;
  }
}
