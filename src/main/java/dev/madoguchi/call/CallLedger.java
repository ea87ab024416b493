package dev.madoguchi.call;

/** Where the records of calls are kept. */
@FunctionalInterface
public interface CallLedger {
  /** Notes what we have seen of a call that is over. Returns at once, never throws. */
  void note(SeenByUs seen);
}
