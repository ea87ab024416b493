package dev.madoguchi.call;

import dev.madoguchi.call.Recording.Ending;
import java.util.List;
import java.util.Optional;

/** The other end of a line, told beforehand what the caller will do. */
public interface FarEnd extends AutoCloseable {
  Line line();

  void presses(Digit key);

  /** Two keys at one question, both of them pressed before the next begins. */
  void pressesTogether(Digit first, Digit second);

  void staysSilent();

  void speaksUntil(Ending ending);

  /** The caller waits in the queue until something is announced. */
  void listensInTheQueue();

  void leavesTheQueue(QueueOutcome outcome);

  /** The caller hangs up in the middle of the next verb. */
  void hangsUpInTheNextVerb();

  /** The caller hangs up now, while no verb runs. */
  void hangsUpNow();

  void lacks(Prompt prompt);

  /** Whether the call was answered before anything else was done with it. */
  boolean isAnsweredFirst();

  List<String> heard();

  Optional<String> tagged(Tag tag);

  @Override
  void close();
}
