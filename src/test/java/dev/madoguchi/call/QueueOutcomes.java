package dev.madoguchi.call;

import java.util.Arrays;
import java.util.stream.Stream;

/** Each way out of a queue. */
final class QueueOutcomes {
  private QueueOutcomes() {}

  static Stream<QueueOutcome> all() {
    return Stream.of(
            Stream.of(new QueueOutcome.Served()),
            Arrays.stream(Digit.values()).map(QueueOutcome.LeftByKey::new),
            Arrays.stream(QueueOutcome.Reason.values()).map(QueueOutcome.NotServed::new))
        .flatMap(kind -> kind);
  }
}
