package dev.madoguchi.call;

/** How a caller came out of a queue. */
public sealed interface QueueOutcome {
  /** An agent talked with the caller, and the agent's side ended it. */
  record Served() implements QueueOutcome {}

  /** The caller left by a key. */
  record LeftByKey(Digit key) implements QueueOutcome {}

  /** Nobody took the call. */
  record NotServed(Reason reason) implements QueueOutcome {}

  /** Why nobody took the call. */
  enum Reason {
    /** The patience was used up: agents are there and busy. */
    TIMED_OUT,
    /** Nobody is on duty, or everybody paused, when the caller came. */
    NOBODY_ON_DUTY,
    /** The last agent left while the caller waited. */
    LAST_AGENT_LEFT,
    /** The queue holds as many callers as it may. */
    FULL,
    /** A supervisor took the caller out. */
    WITHDRAWN,
    /** Asterisk has no such queue: a fault of the configuration. */
    NO_SUCH_QUEUE,
    /** A status we do not know; it is in the log. */
    UNKNOWN
  }
}
