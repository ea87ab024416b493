package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One lock and one condition: state is changed and read inside, waited for with a deadline. */
final class Monitor {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Changes state and wakes whoever waits for it. */
  void change(Runnable action) {
    lock.lock();
    try {
      action.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Reads state. */
  <T> T read(Supplier<T> reading) {
    lock.lock();
    try {
      return reading.get();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the condition holds; false when it does not by the deadline. */
  boolean await(BooleanSupplier condition, Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while waiting up to "
              + TimeUnit.NANOSECONDS.toMillis(atMost.toNanos())
              + " ms",
          e);
    } finally {
      lock.unlock();
    }
  }
}
