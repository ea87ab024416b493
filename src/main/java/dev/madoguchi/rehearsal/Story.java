package dev.madoguchi.rehearsal;

import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has happened on a {@link FakeLine}, in order; used by one thread. */
final class Story {
  private final List<Happening> happened = new ArrayList<>();
  private final Set<Prompt> missing = new HashSet<>();
  private boolean over;

  void lacks(Prompt prompt) {
    missing.add(prompt);
  }

  void tell(Happening next) {
    happened.add(next);
  }

  /** The words, without what the switch cannot play. */
  void hear(Words words) {
    List<Words.Spoken> heard =
        words.spoken().stream()
            .filter(
                spoken ->
                    !(spoken instanceof Words.Spoken.Said(_, Prompt prompt)
                        && missing.contains(prompt)))
            .toList();
    if (!heard.isEmpty()) {
      happened.add(new Happening.Heard(heard));
    }
  }

  /** Nothing can happen on the line any more. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  CallEnded callerHungUp() {
    over = true;
    happened.add(new Happening.CallerHungUp());
    return new CallEnded("the caller hung up");
  }

  List<Happening> all() {
    return List.copyOf(happened);
  }

  List<String> sentences() {
    return happened.stream().map(Happening::sentence).flatMap(Optional::stream).toList();
  }
}
