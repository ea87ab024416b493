package dev.madoguchi.agi;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Recording.Ending;
import java.nio.file.Path;

/** One step of a {@link FakeAsterisk}'s script: what the caller, or the wire, does at a verb. */
sealed interface Step {
  record Press(Digit key) implements Step {}

  /** A key only WAIT FOR DIGIT lets through: A to D. */
  record PressLetter(char letter) implements Step {}

  record StaySilent() implements Step {}

  record Speak(Ending ending) implements Step {}

  /** In a queue: music goes on until the caller was told one of these prompts. */
  record HearInQueue(Path music, Path prompts) implements Step {}

  record LeaveWithStatus(String status) implements Step {}

  record LeaveByKey(Digit key) implements Step {}

  /** What can go wrong at a verb. */
  sealed interface Failure extends Step {
    /** The caller hangs up and AGIEXITONHANGUP is yes: last reply, HANGUP, end of file. */
    record HangUp() implements Failure {}

    /** The caller hangs up without that: HANGUP, the reply, and the session goes on dead. */
    record HangUpLine() implements Failure {}

    /** The verb came too late: 511, as does every other. */
    record Dead() implements Failure {}

    /** The connection ends without a word. */
    record CloseSocket() implements Failure {}

    /** No reply, ever. */
    record Stall() implements Failure {}

    /** A line that is no reply. */
    record Garbage(String line) implements Failure {}
  }
}
