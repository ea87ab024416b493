package dev.madoguchi.ari;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Asterisk's own watch over us: what we set takes the call out of Stasis() when we hang. With it
 * goes all that is to stand on the call for the next server, and its answer, for each way through
 * the dialplan costs as much as a verb. Used by the call's thread only.
 */
final class AriWatchdog {
  /** Extensions of the dialplan, each with its value behind it (extensions.conf). */
  private static final String BACK = "b";

  // (n, x and z would be figures in a pattern of the dialplan, small letters too)
  private static final String ANSWER = "a";
  private static final String ARM = "w";
  private static final String ARM_FOR_QUEUE = "k";
  private static final String ARM_AND_FORGET = "f";

  /** An extension has 79 characters. */
  private static final int MOST = 75;

  private final AriWays ways;
  private final Duration patience;
  private boolean unanswered;
  private String past;
  private String written;
  private String queue;
  private String writtenQueue;

  /**
   * @param entered with what stands on the call already
   */
  AriWatchdog(AriWays ways, Duration patience, AriEvent.Entered entered) {
    this.ways = ways;
    this.patience = patience;
    this.past = AriEntry.past(entered);
    this.written = past;
    this.queue = AriEntry.queue(entered);
    this.writtenQueue = queue;
  }

  /** The call is answered when the watchdog is set next. */
  void answer() {
    unanswered = true;
  }

  /** From now on this is what the call has been through; written when the watchdog is set next. */
  void past(String text) {
    past = text;
  }

  /** From now on this is the queue it is for; written when the watchdog is set next. */
  void queue(String name) {
    queue = name;
  }

  /** For a verb of this length. */
  void arm(Duration verb) {
    String limit = limit(verb);
    if (unanswered) {
      ways.through(ANSWER + limit);
      unanswered = false;
    } else if (isWritten()) {
      ways.through(ARM + limit + known(past.length()));
    }
    write(limit, ways::through);
  }

  private void write(String limit, Consumer<String> way) {
    while (!isWritten()) {
      boolean goesOn = past.startsWith(written);
      boolean tellsQueue = goesOn && !queue.equals(writtenQueue);
      int from = goesOn ? written.length() : 0;
      String what =
          tellsQueue
              ? ARM_FOR_QUEUE + limit + known(from) + "%02d".formatted(queue.length()) + queue
              : goesOn ? ARM + limit + known(from) : ARM_AND_FORGET + limit;
      int to = Math.min(past.length(), from + MOST - what.length());
      way.accept(what + past.substring(from, to));
      written = past.substring(0, to);
      writtenQueue = tellsQueue ? queue : writtenQueue;
    }
  }

  /** So much of what is written there stays. */
  private static String known(int characters) {
    return "%04d".formatted(characters);
  }

  private boolean isWritten() {
    return written.equals(past) && writtenQueue.equals(queue);
  }

  /** Before the call leaves for its queue, in which nothing is to be watched. */
  void leaveFor(String name) {
    queue = name;
    if (unanswered || !isWritten()) {
      arm(Duration.ZERO);
    }
  }

  /** Before we let go of the call; takes whatever comes of it. */
  void writeAnyway() {
    write(limit(Duration.ZERO), ways::throughAnyway);
  }

  /** The extension by which a call comes back when what it hears or says is over. */
  String wayBack() {
    return BACK + seconds(patience);
  }

  private String limit(Duration verb) {
    return "%04d".formatted(seconds(patience.plus(verb)));
  }

  private static long seconds(Duration limit) {
    return limit.plusMillis(999).toSeconds();
  }
}
