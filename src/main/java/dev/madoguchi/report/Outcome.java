package dev.madoguchi.report;

/** What became of a call; each has exactly one. */
public enum Outcome {
  /** An agent talked with the caller (応答). */
  ANSWERED,
  /** The caller hung up after joining a queue, and nobody had answered (放棄呼). */
  ABANDONED,
  /** The caller came out of a queue, or found nobody there, and left an inquiry. */
  MOVED_TO_INQUIRY,
  /** The queue gave the caller up: timed out, full, nobody there (あふれ呼). */
  OVERFLOW,
  /** The line was closed; an inquiry may have been left all the same. */
  CLOSED,
  /** The call ended before any queue. */
  ENDED_IN_MENU
}
