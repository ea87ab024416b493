package dev.madoguchi.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a call has been through, short enough to be written on the call itself. A server that finds
 * it there goes on where the one before it stopped, by giving itself the same answers again.
 *
 * @param began when the call came, by the line's clock: what was open then still is for this caller
 * @param language the call began in
 * @param answers one for each question and recording, in the words of {@link Memory}
 */
public record Past(
    Entry.Beginning beginning, Instant began, Language language, List<String> answers) {
  public Past {
    answers = List.copyOf(answers);
  }

  /** What the text tells; empty when it is none of ours, or of another version of ours. */
  public static Optional<Past> parse(String text) {
    return PastText.read(text);
  }

  /** Words of small letters, figures and hyphens, joined by dots. */
  public String text() {
    return PastText.of(this);
  }

  Past and(String answer) {
    List<String> more = new ArrayList<>(answers);
    more.add(answer);
    return new Past(beginning, began, language, more);
  }

  /** The caller has come out of a queue: only that counts from now on. */
  public Past cameOut(QueueName queue, QueueOutcome outcome, Language spoken) {
    return new Past(new Entry.BackFromQueue(queue, outcome), began, spoken, List.of());
  }
}
