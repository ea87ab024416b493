package dev.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReminderTest {
  @Test
  void it_tells_again_and_again_for_as_long_as_it_is_so() throws InterruptedException {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    AtomicInteger rounds = new AtomicInteger();
    // overdue twice, then the new list is there
    try (Reminder _ =
        Reminder.start(
            () -> rounds.incrementAndGet() <= 2 ? List.of("2028 is missing " + rounds) : List.of(),
            Duration.ZERO,
            Duration.ofMillis(1),
            told::add)) {
      assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("2028 is missing 1");
      assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("2028 is missing 2");
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      while (rounds.get() < 4 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
    }
    assertThat(rounds.get()).isGreaterThanOrEqualTo(4);
    assertThat(told).isEmpty();
  }

  @Test
  void a_look_that_fails_is_taken_again() throws InterruptedException {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    AtomicInteger rounds = new AtomicInteger();
    try (Reminder _ =
        Reminder.start(
            () -> {
              if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("as the test wants");
              }
              return List.of("2028 is missing");
            },
            Duration.ZERO,
            Duration.ofMillis(1),
            told::add)) {
      assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("2028 is missing");
    }
  }

  @Test
  void its_first_look_is_taken_after_the_wait_that_was_asked_for() throws InterruptedException {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    Duration first = Duration.ofMillis(100);
    long begin = System.nanoTime();
    try (Reminder _ = Reminder.start(() -> List.of("a prompt"), first, Reminder.DAILY, told::add)) {
      assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("a prompt");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(first);
    }
  }

  @Test
  void closing_it_does_not_wait_for_the_next_day() {
    long begin = System.nanoTime();
    Reminder.start(List::of, Duration.ZERO, Reminder.DAILY, _ -> {}).close();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }
}
