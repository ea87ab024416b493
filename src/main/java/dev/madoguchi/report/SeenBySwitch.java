package dev.madoguchi.report;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the switch tells of a call that is over, served by us or by the dialplan alone.
 *
 * @param entered by the machine's clock
 * @param left empty when the switch itself died in the middle of the call
 * @param purpose the queue the call was for, once it was known
 * @param path who had the call last
 * @param inQueue what the last queue said; ours or the dialplan's
 * @param dialplanStay how long the dialplan's own queue had the caller, talking included
 * @param waited in the last queue, in whole seconds; empty when the switch does not tell
 * @param agent who answered
 * @param talked with that agent; empty when the switch does not tell
 */
public record SeenBySwitch(
    CallId id,
    Caller caller,
    Instant entered,
    Optional<Instant> left,
    Optional<QueueName> purpose,
    Path path,
    InQueue inQueue,
    Optional<Duration> dialplanStay,
    Optional<Duration> waited,
    Optional<Account> agent,
    Optional<Duration> talked,
    HungUp hungUp) {
  /** Who had the call. */
  public enum Path {
    SERVER,
    DIALPLAN
  }

  /** What became of the last time in a queue. */
  public enum InQueue {
    /** The caller was in none. */
    NONE,
    /** The caller hung up waiting. */
    HUNG_UP,
    /** The caller came out of it, whether served, by a key, or given up. */
    CAME_OUT
  }

  /** Whose side ended the call. */
  public enum HungUp {
    CALLER,
    OTHER_SIDE
  }
}
