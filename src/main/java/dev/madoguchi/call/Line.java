package dev.madoguchi.call;

import java.time.Duration;
import java.util.Optional;

/**
 * The port: everything a telephony protocol must be able to do for a conversation, nothing more.
 *
 * <p>All methods block the calling thread, which is the call's own virtual thread; a line is never
 * used by two threads. Verbs throw {@link CallEnded} when the caller or the wire is gone. Keys
 * pressed between two verbs are lost on every adapter, so words and the wait for a key are one
 * verb.
 */
public interface Line extends AutoCloseable {
  CallId id();

  Caller caller();

  Entry entry();

  /** What the caller chose to be spoken to in before the call came to us; empty for a new one. */
  default Optional<Language> language() {
    return Optional.empty();
  }

  /**
   * Answers without waiting for the caller's media, at the latest with the next verb or when the
   * call is given back; nothing happens when answered.
   */
  void answer();

  /**
   * Says the words without a gap. A prompt the switch cannot play is logged and counted, and the
   * call goes on.
   *
   * @return the key that stopped the words, which may go on until the next verb, or came in the
   *     wait after them; empty for silence, and always when listening is off
   */
  Optional<Digit> play(Words words, Listening listening);

  /**
   * Says the words and takes several keys, all in one: none is lost between two. The first key
   * stops the words.
   *
   * @param most how many keys end it; 1 to 30
   * @param wait for the first key after the words, and for each key after another
   */
  Keys collect(Words words, int most, Duration wait);

  /**
   * Records the caller after a beep, until a key, silence or the limit. Does not throw when the
   * caller hangs up: what was said is kept and the ending tells.
   *
   * @throws CallEnded when the wire is gone; the switch may go on recording
   */
  Recording record(RecordingName name, RecordingLimits limits);

  /**
   * Puts the caller into the queue and blocks while app_queue has the call. What is announced
   * meanwhile never holds up an agent who answers, and no key is lost by it.
   */
  QueueOutcome enqueue(QueueName queue, Waiting waiting);

  /** Writes on the call, at the latest with the next verb or the end; never throws. */
  void tag(Tag tag, String value);

  /** Ends the call. Idempotent, never throws. */
  void hangUp();

  /** Leaves the caller to the dialplan's own path. Idempotent, never throws. */
  void giveBack();

  /** Leaves the caller to the dialplan, which says why. Once, instead of a talk; never throws. */
  void turnAway(Refusal why);

  /**
   * Lets go of the wire; idempotent, never throws. The call itself was ended or given back before.
   */
  @Override
  void close();
}
