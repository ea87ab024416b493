package dev.madoguchi.crowd;

import dev.madoguchi.crowd.AriGrammar.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/** What is asked for a channel, done one after the other (control.c). */
final class AriControl {
  private final Deque<Request.OfCall> waiting = new ArrayDeque<>();
  private Optional<Request.OfCall> running = Optional.empty();

  /** What is being done. */
  Optional<Request.OfCall> running() {
    return running;
  }

  void add(Request.OfCall request) {
    waiting.add(request);
  }

  /**
   * What was being done is over, and this is done now, if there is any. All ways on that are asked
   * for by then are done before the call leaves, so the last one counts (control_dispatch_all).
   */
  Optional<Request.OfCall> next() {
    running = Optional.ofNullable(waiting.poll());
    while (running.orElse(null) instanceof Request.Continue
        && waiting.peek() instanceof Request.Continue) {
      running = Optional.of(waiting.poll());
    }
    return running;
  }

  /** The words of that name, also when they have not begun. */
  Optional<Request.Play> words(String playback) {
    return Stream.concat(running.stream(), waiting.stream())
        .filter(Request.Play.class::isInstance)
        .map(Request.Play.class::cast)
        .filter(play -> play.playback().equals(playback))
        .findFirst();
  }

  /** They will not begin. */
  void cancel(Request.Play words) {
    waiting.remove(words);
  }

  /** The channel has left: what was asked for it is not done. */
  void flush() {
    running = Optional.empty();
    waiting.clear();
  }
}
