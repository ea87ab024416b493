package dev.madoguchi.crowd;

import java.io.IOException;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** What is to be done, and when. Used by one thread. */
final class Timetable {
  private final PriorityQueue<Due> due = new PriorityQueue<>();

  /** Something that is done once. */
  @FunctionalInterface
  interface Deed {
    void run() throws IOException;
  }

  private record Due(long at, Deed deed) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(at, other.at);
    }
  }

  void in(long millis, Deed deed) {
    due.add(new Due(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), deed));
  }

  /** Does whatever is due. */
  void turn() throws IOException {
    long now = System.nanoTime();
    while (!due.isEmpty() && due.element().at() <= now) {
      due.remove().deed().run();
    }
  }

  /** Nothing of it is to be done any more. */
  void clear() {
    due.clear();
  }
}
