package dev.madoguchi.queue;

/**
 * An agent in one queue.
 *
 * @param account their telephone account
 */
public record Agent(Account account, State state) {
  /** What an agent can do now. */
  public enum State {
    /** On duty and free. */
    FREE,
    /** On duty: talking or being rung. */
    BUSY,
    /** On duty, taking no calls for now (離席). */
    PAUSED,
    /** No telephone registered. */
    OFF_DUTY
  }
}
