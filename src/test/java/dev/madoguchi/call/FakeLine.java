package dev.madoguchi.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A line without a wire: the caller follows a script, and what happened is told in words. {@code
 * LineContract} holds it to what the real lines do.
 *
 * <p>A caller whose script is over hangs up at the next question, so that no test waits for ever.
 */
public final class FakeLine implements Line {
  private sealed interface Step {
    record Press(Digit digit) implements Step {}

    record StaySilent() implements Step {}

    record Speak(Recording.Ending ending) implements Step {}

    record Leave(QueueOutcome outcome) implements Step {}

    record HangUp() implements Step {}
  }

  private final CallId id;
  private final Caller caller;
  private final Entry entry;
  private final Deque<Step> script = new ArrayDeque<>();
  private final List<String> happened = new ArrayList<>();
  private final Map<Tag, String> tags = new EnumMap<>(Tag.class);
  private final Set<Prompt> missing = new HashSet<>();
  private boolean gone;
  private boolean closed;

  private FakeLine(Caller caller, Entry entry) {
    this.id = new CallId("1763945999.1");
    this.caller = caller;
    this.entry = entry;
  }

  /** A caller with this number has just rung. */
  public static FakeLine from(String number) {
    return new FakeLine(Caller.parse(number), new Entry.Fresh());
  }

  /** A caller comes out of a queue in which an earlier life of ours had put them. */
  public static FakeLine back(QueueName queue, QueueOutcome outcome) {
    return new FakeLine(Caller.parse("09012345678"), new Entry.BackFromQueue(queue, outcome));
  }

  /** The caller presses these keys, one at each question. */
  public FakeLine pressing(String keys) {
    keys.chars()
        .mapToObj(key -> Digit.of((char) key).orElseThrow())
        .forEach(digit -> script.add(new Step.Press(digit)));
    return this;
  }

  /** The caller lets a question pass. */
  public FakeLine stayingSilent() {
    script.add(new Step.StaySilent());
    return this;
  }

  /** The caller speaks when recorded. */
  public FakeLine speakingUntil(Recording.Ending ending) {
    script.add(new Step.Speak(ending));
    return this;
  }

  /** The caller comes out of the queue so. */
  public FakeLine leavingTheQueue(QueueOutcome outcome) {
    script.add(new Step.Leave(outcome));
    return this;
  }

  /** The caller hangs up during the next verb. */
  public FakeLine hangingUp() {
    script.add(new Step.HangUp());
    return this;
  }

  /** The caller hangs up now, between two verbs. */
  public FakeLine goneNow() {
    gone = true;
    return this;
  }

  /** The switch cannot play this prompt. */
  public FakeLine withoutPrompt(Prompt prompt) {
    missing.add(prompt);
    return this;
  }

  /** What happened on the line, in order, a sentence each. */
  public List<String> happened() {
    return List.copyOf(happened);
  }

  /** Whether the wire was let go of. */
  public boolean isClosed() {
    return closed;
  }

  /** What was written on the call. */
  public Optional<String> tagged(Tag tag) {
    return Optional.ofNullable(tags.get(tag));
  }

  @Override
  public CallId id() {
    return id;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public Entry entry() {
    return entry;
  }

  @Override
  public void answer() {
    verb();
    happened.add("answered");
  }

  @Override
  public Optional<Digit> play(Words words, Listening listening) {
    verb();
    List<String> heard =
        words.spoken().stream()
            .filter(spoken -> !missing.contains(spoken.prompt()))
            .map(FakeLine::told)
            .toList();
    if (!heard.isEmpty()) {
      happened.add("heard " + String.join(" ", heard));
    }
    if (script.peek() instanceof Step.HangUp) {
      throw leave();
    }
    return switch (listening) {
      case Listening.Off() -> Optional.empty();
      case Listening.ForKey(var wait) ->
          switch (script.poll()) {
            case Step.Press(Digit digit) -> {
              happened.add("pressed " + digit.symbol());
              yield Optional.of(digit);
            }
            case Step.StaySilent() -> Optional.empty();
            case null -> throw leave();
            case Step other when wait.isZero() -> {
              // words that a key may skip: this caller listens to their end
              script.addFirst(other);
              yield Optional.empty();
            }
            case Step other -> throw offScript("a question", other);
          };
    };
  }

  /** Japanese as the name of the prompt, another language with its code before it. */
  private static String told(Words.Spoken spoken) {
    return spoken.language().equals(Language.JAPANESE)
        ? spoken.prompt().name()
        : spoken.language() + ":" + spoken.prompt();
  }

  @Override
  public Recording record(RecordingName name, RecordingLimits limits) {
    verb();
    happened.add("recorded " + name);
    return switch (script.poll()) {
      case Step.Speak(Recording.Ending ending) -> {
        gone = ending == Recording.Ending.HANG_UP;
        yield new Recording(name, ending);
      }
      case Step.HangUp() -> {
        gone = true;
        yield new Recording(name, Recording.Ending.HANG_UP);
      }
      case null -> {
        gone = true;
        yield new Recording(name, Recording.Ending.HANG_UP);
      }
      case Step other -> throw offScript("a recording", other);
    };
  }

  @Override
  public QueueOutcome enqueue(QueueName queue, Patience patience) {
    verb();
    happened.add("queued " + queue + " for " + patience.longest().toSeconds() + " s");
    return switch (script.poll()) {
      case Step.Leave(QueueOutcome outcome) -> outcome;
      case Step.HangUp() -> throw leave();
      case null -> throw leave();
      case Step other -> throw offScript("a queue", other);
    };
  }

  @Override
  public void tag(Tag tag, String value) {
    tags.put(tag, value);
  }

  @Override
  public void hangUp() {
    if (!gone) {
      gone = true;
      tag(Tag.RESULT, "done");
      happened.add("hung up");
    }
  }

  @Override
  public void giveBack() {
    if (!gone) {
      gone = true;
      happened.add("given back");
    }
  }

  @Override
  public void close() {
    gone = true;
    closed = true;
  }

  private void verb() {
    if (gone) {
      throw new CallEnded("the caller is gone");
    }
  }

  private CallEnded leave() {
    gone = true;
    happened.add("caller hung up");
    return new CallEnded("the caller hung up");
  }

  private static AssertionError offScript(String met, Step next) {
    return new AssertionError("the caller met " + met + " but the script says " + next);
  }
}
