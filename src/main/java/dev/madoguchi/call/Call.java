package dev.madoguchi.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One call with the verbs of an IVR, on top of a {@link Line}. Used by the call's thread only. */
public final class Call {
  /** In one call: a robot, or a stuck key, must not hold the line for ever. */
  private static final int MOST_QUESTIONS = 40;

  private final Line line;
  private final CallTrail trail;
  private final Memory memory;
  private Language language;
  private int questionsLeft = MOST_QUESTIONS;
  private Bound bound = Bound.none();

  public Call(Line line, Language language, CallTrail trail) {
    this.line = line;
    this.trail = trail;
    this.memory = new Memory(line, language, trail.entered());
    this.language = memory.past().language();
  }

  public CallId id() {
    return line.id();
  }

  public Caller caller() {
    return line.caller();
  }

  /** How it came to us. */
  public Entry entry() {
    return line.entry();
  }

  /** How it began: for a call that another server had before us, how it began with that one. */
  public Entry.Beginning beginning() {
    return memory.past().beginning();
  }

  /** When it came to us, or to the server before us. */
  public Instant began() {
    return memory.past().began();
  }

  public Language language() {
    return language;
  }

  /** From now on the call asks nothing, and lets nobody wait, beyond the bound. */
  public void within(Bound limit) {
    bound = limit;
  }

  /** From now on the caller has so long at the least, for what must not be cut through. */
  public void atLeast(Duration more) {
    bound = bound.butAtLeast(more);
  }

  /** Whether the caller has had the line for as long as they may: everything left is an ending. */
  public boolean isOverdue() {
    return questionsLeft <= 0 || bound.isOver();
  }

  public void answer() {
    line.answer();
  }

  /** Says the prompts to their end; keys do nothing. */
  public void say(List<Prompt> prompts) {
    say(new Words(language, prompts), new Listening.Off());
  }

  /** Says the prompts to their end; keys do nothing. */
  public void say(Prompt... prompts) {
    say(List.of(prompts));
  }

  /** Says to their end what only this caller hears, such as the number of an inquiry. */
  public void sayAlone(List<Prompt> prompts) {
    say(new Words(language, prompts).once(), new Listening.Off());
  }

  /** Says the prompt; any key cuts it short and is used up by that. */
  public void sayUntilKey(Prompt prompt) {
    say(new Words(language, List.of(prompt)), new Listening.ForKey(Duration.ZERO));
  }

  /** From now on everything is said in this language. */
  public void speak(Language other) {
    language = other;
    line.tag(Tag.LANGUAGE, other.code());
  }

  /**
   * Asks the menu's question after an opening that is said once and never repeated; a key during
   * the opening is the choice already. Gives up when silence, or wrong keys, have come as often as
   * the menu allows, or the call is overdue.
   */
  public <T> T choose(List<Prompt> opening, Menu<T> menu) {
    return choose(new Words(language, opening), menu);
  }

  /** Asks likewise, after what the caller has said is played back. */
  public <T> T choose(RecordingName heard, Menu<T> menu) {
    return choose(new Words(heard), menu);
  }

  /** Asks likewise what only this caller hears, such as whether a number is right. */
  public <T> T chooseAlone(Menu<T> menu) {
    return choose(new Words(language, List.of()).once(), menu);
  }

  private <T> T choose(Words opening, Menu<T> menu) {
    Words before = opening;
    Words nothing = new Words(List.of(), opening.use());
    int silences = 0;
    int wrongKeys = 0;
    while (silences < menu.tries().silences()
        && wrongKeys < menu.tries().wrongKeys()
        && !isOverdue()) {
      questionsLeft--;
      Words now = before;
      Optional<Digit> key = memory.key(menu.prompts().getFirst(), () -> ask(now, menu));
      trail.answered(menu.prompts().getFirst(), key);
      before = nothing;
      if (key.isEmpty()) {
        silences++;
        before = nothing.and(new Words(language, List.of(menu.onSilence())));
      } else if (menu.choices().containsKey(key.get())) {
        return menu.choices().get(key.get());
      } else if (menu.offered().containsKey(key.get())) {
        speak(menu.offered().get(key.get()).language());
        before = nothing.and(new Words(language, menu.offered().get(key.get()).missed()));
      } else if (key.get() != Digit.STAR) {
        wrongKeys++;
        before = nothing.and(new Words(language, List.of(menu.onWrongKey())));
      }
    }
    return menu.otherwise();
  }

  private <T> Optional<Digit> ask(Words before, Menu<T> menu) {
    Words words = before;
    for (Menu.Offered offered : menu.offered().values()) {
      if (!offered.language().equals(language)) {
        words = words.and(new Words(offered.language(), offered.prompts()));
      }
    }
    return play(
        words.and(new Words(language, menu.prompts())), new Listening.ForKey(menu.keyWait()));
  }

  /** What was said before the last of the answers has been heard. */
  private void say(Words words, Listening listening) {
    if (!memory.isGoingOver()) {
      play(words, listening);
    }
  }

  private Optional<Digit> play(Words words, Listening listening) {
    trail.said(words);
    return line.play(words, listening);
  }

  /**
   * Asks for several keys, which * repeats.
   *
   * @param most how many keys end it; fewer are ended by #, or by silence
   * @param wait for the first key after the question, and for each key after another
   */
  public Keys collect(List<Prompt> question, int most, Duration wait) {
    while (!isOverdue()) {
      questionsLeft--;
      Words words = new Words(language, question);
      // what is pressed is for the inquiry alone, not for the record of the call
      trail.said(words);
      Keys keys = memory.keys(question.getFirst(), () -> line.collect(words, most, wait));
      if (!keys.pressed().contains(Digit.STAR)) {
        return keys;
      }
    }
    return new Keys(List.of(), Keys.Ending.SILENCE);
  }

  /** Records the caller after a beep; see {@link Line#record}. */
  public Recording record(RecordingName name, RecordingLimits limits) {
    return memory.recording(name, () -> line.record(name, limits));
  }

  /** Writes on the call which queue it is for: should we die, the dialplan's path leads there. */
  public void isFor(QueueName queue) {
    trail.isFor(queue);
    line.tag(Tag.QUEUE, queue.value());
  }

  /** Puts the caller into the queue, within the bound; see {@link Line#enqueue}. */
  public QueueOutcome enqueue(QueueName queue, Waiting waiting) {
    trail.joined(queue);
    HeardWaiting heard = new HeardWaiting(waiting.announcements());
    try {
      QueueOutcome outcome =
          line.enqueue(
              queue,
              new Waiting(
                  waiting.language(), bound.within(waiting.longest()), waiting.whisper(), heard));
      trail.left(outcome);
      memory.cameOut(queue, outcome, language);
      return outcome;
    } finally {
      heard.words().forEach(trail::said); // also of who hangs up there
    }
  }

  /** Notes for the record that the line was closed for this caller. */
  public void metClosed() {
    trail.metClosed();
  }
}
