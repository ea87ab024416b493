package dev.madoguchi.ari;

import dev.madoguchi.call.CallId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The mailbox of one call: the event loops put in what Asterisk tells, the call's thread takes it
 * out.
 */
final class AriCall {
  /** A call has a handful of events in a second; a caller's fingers add ten. */
  private static final int MOST = 256;

  /** Where the call is. */
  enum Place {
    WITH_US,
    /** In the dialplan, perhaps in a queue there, which brings it back to us. */
    IN_DIALPLAN
  }

  private final CallId id;
  private final BlockingQueue<AriEvent.OfCall> mailbox = new ArrayBlockingQueue<>(MOST);
  private volatile AriApp app;
  private volatile Place place = Place.WITH_US;
  private volatile boolean stopping;

  AriCall(CallId id, AriApp app) {
    this.id = id;
    this.app = app;
  }

  CallId id() {
    return id;
  }

  /** Whose socket tells of the call now. */
  AriApp app() {
    return app;
  }

  Place place() {
    return place;
  }

  synchronized void isNow(Place other) {
    place = other;
  }

  /**
   * The call comes back, perhaps over another socket; whether this conversation had sent it to the
   * dialplan, and takes it.
   */
  synchronized boolean takesBack(AriApp by, AriEvent.Entered entered) {
    if (place == Place.WITH_US) {
      return false;
    }
    app = by;
    put(entered);
    return true;
  }

  /** The call is let go of: of what it has told until now, nothing counts. */
  synchronized void letGo() {
    place = Place.WITH_US;
    mailbox.clear();
  }

  /**
   * The conversation is over and takes the call back no more; with what it has come back unread,
   * and is still there.
   */
  synchronized Optional<AriEvent.Entered> end() {
    place = Place.WITH_US;
    List<AriEvent.OfCall> unread = new ArrayList<>();
    mailbox.drainTo(unread);
    Optional<AriEvent.Entered> back = Optional.empty();
    for (AriEvent.OfCall event : unread) {
      back =
          switch (event) {
            case AriEvent.Entered entered -> Optional.of(entered);
            case AriEvent.Left _, AriEvent.HangingUp _, AriEvent.Ended _ -> Optional.empty();
            case AriEvent.Pressed _, AriEvent.Said _, AriEvent.Recorded _ -> back;
            case AriEvent.Stopping _, AriEvent.Gap _ -> back;
          };
    }
    return back;
  }

  /** We are stopping: the conversation learns of it now, or at its next verb. */
  void stop() {
    stopping = true;
    put(new AriEvent.Stopping(id));
  }

  boolean isStopping() {
    return stopping;
  }

  /** What finds the mailbox full is lost with all that is in it: then the call asks Asterisk. */
  void put(AriEvent.OfCall event) {
    if (!mailbox.offer(event)) {
      mailbox.clear();
      boolean _ = mailbox.offer(new AriEvent.Gap(id)) && mailbox.offer(event);
    }
  }

  /** The next event; empty when none came in time. */
  Optional<AriEvent.OfCall> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(mailbox.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
  }
}
