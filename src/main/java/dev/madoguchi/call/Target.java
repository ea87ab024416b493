package dev.madoguchi.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a key of the menu leads. */
public sealed interface Target {
  /** To the agents of a queue; when the line is closed, to an inquiry of this category. */
  record ToQueue(QueueName queue) implements Target {}

  /**
   * To a menu below this one.
   *
   * @param choices in the order they are said; # is not among them, it leads back
   */
  record ToMenu(Topic topic, Map<Digit, Target> choices) implements Target {
    public ToMenu {
      choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
      if (choices.isEmpty() || choices.containsKey(Digit.POUND)) {
        throw new IllegalArgumentException("a menu below another has choices, and # leads back");
      }
    }
  }

  /**
   * To a short guidance.
   *
   * @param queue of who wants to talk about it with somebody
   */
  record ToGuidance(Topic topic, QueueName queue) implements Target {}
}
