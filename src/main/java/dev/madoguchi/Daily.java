package dev.madoguchi;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Does something at its first look, and once on each later day; used by one thread. */
final class Daily {
  private final Clock clock;
  private final Consumer<Clock> work;
  private LocalDate last = LocalDate.MIN;

  /**
   * @param clock tells the day, in its zone
   */
  Daily(Clock clock, Consumer<Clock> work) {
    this.clock = clock;
    this.work = work;
  }

  /** Whether it is due is for this look to find out; call it as often as you like. */
  void look() {
    LocalDate today = LocalDate.now(clock);
    if (today.isAfter(last)) {
      last = today;
      work.accept(clock);
    }
  }
}
