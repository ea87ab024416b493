package dev.madoguchi.rehearsal;

import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Past;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Refusal;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Waiting;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line without a wire: the caller follows a script, and what happened is told. {@code
 * LineContract} holds it to what the real lines do.
 *
 * <p>A caller whose script is over hangs up at the next verb that needs one, so that no call waits
 * for ever; unless the call is {@link #goingOnByItself}.
 */
public final class FakeLine implements Line {
  /** A caller who stays for so many verbs would stay for ever, and hangs up. */
  private static final int MOST_VERBS = 500;

  private final CallId id;
  private final Caller caller;
  private final Entry entry;
  private final Script script = new Script();
  private final Story story = new Story();
  private final Map<Tag, String> tags = new EnumMap<>(Tag.class);
  private int verbsLeft = MOST_VERBS;
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

  /** A caller whom an earlier life of ours had answered. */
  public static FakeLine resumed(Optional<QueueName> queue) {
    return new FakeLine(Caller.parse("09012345678"), new Entry.Resumed(queue));
  }

  /** A caller whom another server had, and who has been through this. */
  public static FakeLine again(Past past) {
    return new FakeLine(Caller.parse("09012345678"), new Entry.Again(past));
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

  /** The caller has waited so long in the queue, and hears what is announced then. */
  public FakeLine waiting(Duration sinceJoining) {
    script.add(new Step.Wait(sinceJoining));
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
    story.end();
    return this;
  }

  /**
   * The script says keys, silence and hanging up only. Everything else goes on without it: the
   * caller speaks when recorded and ends that with a key, every queue ends so, words that only may
   * be skipped are not, and who has no key left is silent.
   */
  public FakeLine goingOnByItself(QueueOutcome queue) {
    script.goOnByItself(queue);
    return this;
  }

  /** The switch cannot play this prompt. */
  public FakeLine withoutPrompt(Prompt prompt) {
    story.lacks(prompt);
    return this;
  }

  /** What happened on the line, in order, a sentence each. */
  public List<String> happened() {
    return story.sentences();
  }

  /** Everything that happened on the line, in order. */
  public List<Happening> story() {
    return story.all();
  }

  /** How much of the script the call did not come to. */
  public int scriptLeft() {
    return script.left();
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
    story.tell(new Happening.Answered());
  }

  @Override
  public Optional<Digit> play(Words words, Listening listening) {
    say(words);
    return new FakeKeypad(script, story).one(listening);
  }

  @Override
  public Keys collect(Words words, int most, Duration wait) {
    say(words);
    return new FakeKeypad(script, story).several(most);
  }

  private void say(Words words) {
    verb();
    story.hear(words);
    if (script.hangsUpNow()) {
      throw story.callerHungUp();
    }
  }

  @Override
  public Recording record(RecordingName name, RecordingLimits limits) {
    verb();
    Recording recording =
        switch (script.next(new Step.Speak(Recording.Ending.KEY))) {
          case Step.Speak(Recording.Ending ending) -> new Recording(name, ending);
          case Step.HangUp() -> new Recording(name, Recording.Ending.HANG_UP);
          case Step other -> throw Script.off("a recording", other);
        };
    if (recording.ending() == Recording.Ending.HANG_UP) {
      story.end();
    }
    story.tell(new Happening.Recorded(recording));
    return recording;
  }

  @Override
  public QueueOutcome enqueue(QueueName queue, Waiting waiting) {
    verb();
    return new FakeQueue(script, story).wait(queue, waiting);
  }

  @Override
  public void tag(Tag tag, String value) {
    tags.put(tag, value);
  }

  @Override
  public void hangUp() {
    if (!story.isOver()) {
      story.end();
      tag(Tag.RESULT, "done");
      story.tell(new Happening.HungUp());
    }
  }

  @Override
  public void giveBack() {
    if (!story.isOver()) {
      story.end();
      story.tell(new Happening.GivenBack());
    }
  }

  @Override
  public void turnAway(Refusal why) {
    if (!story.isOver()) {
      tag(Tag.RESULT, why.word());
      giveBack();
    }
  }

  @Override
  public void close() {
    story.end();
    closed = true;
  }

  private void verb() {
    if (story.isOver()) {
      throw new CallEnded("the caller is gone");
    }
    if (verbsLeft-- == 0) {
      throw story.callerHungUp();
    }
  }
}
