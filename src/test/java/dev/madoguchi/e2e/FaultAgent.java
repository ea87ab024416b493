package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * An agent who takes every call and speaks without a pause, so that a caller who hears nothing has
 * lost somebody; until the telephone is put away.
 */
final class FaultAgent implements AutoCloseable {
  static final String VOICE = "agent";

  private static final Sound WORDS = Sound.sweep(300, 700, Duration.ofSeconds(1));
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Phone phone;
  private final Function<String, Long> talksUntil;
  private final AtomicBoolean done = new AtomicBoolean();
  private final Thread working;

  private FaultAgent(Phone phone, Function<String, Long> talksUntil) {
    this.phone = phone;
    this.talksUntil = talksUntil;
    this.working = Thread.ofVirtual().name("agent").start(this::work);
  }

  /** What the agent says, as a caller knows it. */
  static Sound voice() {
    return new Sound(VOICE, WORDS.samples());
  }

  /**
   * Begins to work.
   *
   * @param talksUntil how long to talk with the caller who shows this From, as a reading of {@link
   *     System#nanoTime}
   */
  static FaultAgent with(Phone phone, Function<String, Long> talksUntil) {
    return new FaultAgent(phone, talksUntil);
  }

  private void work() {
    while (!done.get()) {
      phone.callWithin(LOOK).ifPresent(this::take);
    }
  }

  private void take(PhoneCall call) {
    try {
      call.ring();
      call.answer();
      long until = talksUntil.apply(call.shownFrom());
      do {
        call.say(WORDS);
      } while (!call.isOver() && System.nanoTime() < until);
    } catch (AssertionError gone) {
      // the caller has given up, or Asterisk is dead: the next call, please
    } finally {
      call.hangUp();
    }
  }

  @Override
  public void close() {
    done.set(true);
    try {
      working.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the agent finished talking", e);
    } finally {
      phone.close();
    }
  }
}
