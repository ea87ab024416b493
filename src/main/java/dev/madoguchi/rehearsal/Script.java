package dev.madoguchi.rehearsal;

import dev.madoguchi.call.QueueOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What the caller of a {@link FakeLine} will do; used by one thread. */
final class Script {
  private final Deque<Step> steps = new ArrayDeque<>();
  private Optional<QueueOutcome> byItself = Optional.empty();

  void add(Step step) {
    steps.add(step);
  }

  void goOnByItself(QueueOutcome queue) {
    byItself = Optional.of(queue);
  }

  boolean goesOnByItself() {
    return byItself.isPresent();
  }

  /** How every queue ends, when the call goes on by itself. */
  Optional<QueueOutcome> everyQueue() {
    return byItself;
  }

  int left() {
    return steps.size();
  }

  /** The step that comes, which stays. */
  Optional<Step> peek() {
    return Optional.ofNullable(steps.peek());
  }

  /** The caller's turn at an announcement; empty when they have nothing left to do. */
  Optional<Step> turn() {
    return Optional.ofNullable(steps.poll());
  }

  void putBack(Step step) {
    steps.addFirst(step);
  }

  boolean hangsUpNow() {
    return steps.peek() instanceof Step.HangUp;
  }

  /** What the caller or the queue does now. */
  Step next(Step byItself) {
    if (!goesOnByItself()) {
      return steps.isEmpty() ? new Step.HangUp() : steps.remove();
    }
    boolean turn = byItself instanceof Step.StaySilent || hangsUpNow();
    return turn && !steps.isEmpty() ? steps.remove() : byItself;
  }

  static AssertionError off(String met, Step next) {
    return new AssertionError("the caller met " + met + " but the script says " + next);
  }
}
