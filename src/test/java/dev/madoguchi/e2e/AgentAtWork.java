package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An agent who takes every call, talks for a moment, and hangs up, until the telephone is put away.
 */
final class AgentAtWork implements AutoCloseable {
  private static final Sound WORDS = Sound.sweep(300, 700, Duration.ofSeconds(1));

  private final Phone phone;
  private final Sound words;
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger talked = new AtomicInteger();
  private final Thread working;

  private AgentAtWork(Phone phone, Sound words) {
    this.phone = phone;
    this.words = words;
    this.working = Thread.ofVirtual().name("agent at work").start(this::work);
  }

  static AgentAtWork with(Phone phone) {
    return saying(WORDS, phone);
  }

  static AgentAtWork saying(Sound words, Phone phone) {
    return new AgentAtWork(phone, words);
  }

  private void work() {
    while (!done.get()) {
      phone.callWithin(Duration.ofMillis(500)).ifPresent(this::take);
    }
  }

  private void take(PhoneCall call) {
    call.ring();
    call.answer();
    // a caller may have given up in the same moment
    if (!call.isOver()) {
      call.say(words);
      talked.incrementAndGet();
    }
    call.hangUp();
  }

  /** How many callers this agent has talked with. */
  int talked() {
    return talked.get();
  }

  @Override
  public void close() {
    done.set(true);
    try {
      if (!working.join(Duration.ofSeconds(10))) {
        throw new AssertionError("the agent does not stop talking");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the agent finished talking", e);
    }
  }
}
