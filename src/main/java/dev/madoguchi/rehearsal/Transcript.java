package dev.madoguchi.rehearsal;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A rehearsed call as lines to read: who on the left, what they say or do on the right. */
public final class Transcript {
  private static final String LINE = "line";
  private static final String CALLER = "caller";
  private static final String QUEUE = "queue";

  private final Texts texts;
  private final List<String> lines = new ArrayList<>();
  private String speaking = "";

  private Transcript(Texts texts) {
    this.texts = texts;
  }

  /** The lines of the call. */
  public static List<String> of(List<Happening> story, Texts texts) {
    Transcript transcript = new Transcript(texts);
    story.forEach(transcript::tell);
    return List.copyOf(transcript.lines);
  }

  private void tell(Happening happening) {
    switch (happening) {
      case Happening.Answered() -> say(LINE, "(answers)");
      case Happening.Heard(var spoken) -> texts.sentences(spoken).forEach(text -> say(LINE, text));
      case Happening.Pressed(Digit key) -> say(CALLER, "presses " + key.symbol());
      case Happening.PressedKeys(Keys keys) when !keys.pressed().isEmpty() ->
          say(CALLER, "presses " + keys.symbols());
      case Happening.PressedKeys(Keys keys) ->
          say(CALLER, keys.ending() == Keys.Ending.KEY ? "presses #" : "presses nothing");
      case Happening.StayedSilent(var wait) ->
          say(CALLER, "presses nothing for " + wait.toSeconds() + " s");
      case Happening.Recorded(Recording recording) -> say(CALLER, recorded(recording.ending()));
      case Happening.Queued(QueueName queue, Patience patience) ->
          say(
              QUEUE,
              "%s, for at most %d s".formatted(queue.value(), patience.longest().toSeconds()));
      case Happening.Waited(Duration waited) ->
          say(QUEUE, "after %d s".formatted(waited.toSeconds()));
      case Happening.CameOut(QueueOutcome outcome) -> say(QUEUE, cameOut(outcome));
      case Happening.CallerHungUp() -> say(CALLER, "hangs up");
      case Happening.HungUp() -> say(LINE, "(hangs up)");
      case Happening.GivenBack() ->
          say(
              LINE,
              "(gives the call to the dialplan: a fault, or what was promised cannot be kept)");
    }
  }

  private void say(String who, String what) {
    lines.add("%-7s %s".formatted(who.equals(speaking) ? "" : who, what));
    speaking = who;
  }

  private static String recorded(Recording.Ending ending) {
    return switch (ending) {
      case KEY -> "speaks after the tone, then presses a key";
      case ITSELF -> "speaks after the tone";
      case HANG_UP -> "speaks after the tone, and hangs up";
      case FAILED -> "speaks, but nothing could be recorded";
    };
  }

  private static String cameOut(QueueOutcome outcome) {
    return switch (outcome) {
      case QueueOutcome.Served() -> "an agent answers, talks with the caller and hangs up";
      case QueueOutcome.LeftByKey(Digit key) -> "the caller leaves it by pressing " + key.symbol();
      case QueueOutcome.NotServed(QueueOutcome.Reason reason) ->
          switch (reason) {
            case TIMED_OUT -> "all agents stay busy";
            case NOBODY_ON_DUTY -> "no agent is on duty";
            case LAST_AGENT_LEFT -> "the last agent leaves";
            case FULL -> "is full";
            case WITHDRAWN -> "a supervisor takes the caller out";
            case NO_SUCH_QUEUE -> "Asterisk has no such queue";
            case UNKNOWN -> "nobody answers";
          };
    };
  }
}
