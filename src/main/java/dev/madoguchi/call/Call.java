package dev.madoguchi.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call with the verbs of an IVR, on top of a {@link Line}. Used by the call's thread only. */
public final class Call {
  private final Line line;
  private final Language language;

  public Call(Line line, Language language) {
    this.line = line;
    this.language = language;
  }

  public CallId id() {
    return line.id();
  }

  public Caller caller() {
    return line.caller();
  }

  public Entry entry() {
    return line.entry();
  }

  public Language language() {
    return language;
  }

  public void answer() {
    line.answer();
  }

  /** Says the prompts to their end; keys do nothing. */
  public void say(List<Prompt> prompts) {
    line.play(new Words(language, prompts), new Listening.Off());
  }

  /** Says the prompts to their end; keys do nothing. */
  public void say(Prompt... prompts) {
    say(List.of(prompts));
  }

  /** Says the prompt; any key cuts it short and is used up by that. */
  public void sayUntilKey(Prompt prompt) {
    line.play(new Words(language, List.of(prompt)), new Listening.ForKey(Duration.ZERO));
  }

  /** Asks the menu's question until it is answered or given up. */
  public <T> T choose(Menu<T> menu) {
    return choose(List.of(), menu);
  }

  /**
   * Asks the menu's question after an opening that is said once and never repeated; a key during
   * the opening is the choice already.
   */
  public <T> T choose(List<Prompt> opening, Menu<T> menu) {
    List<Prompt> before = opening;
    // A repeat by * counts as a try too: a stuck key must not hold the line for ever.
    for (int asked = 0; asked < menu.tries(); asked++) {
      Optional<Digit> key = ask(before, menu);
      if (key.isEmpty()) {
        before = List.of(menu.onSilence());
      } else if (key.get() == Digit.STAR) {
        before = List.of();
      } else {
        T choice = menu.choices().get(key.get());
        if (choice != null) {
          return choice;
        }
        before = List.of(menu.onWrongKey());
      }
    }
    return menu.otherwise();
  }

  private <T> Optional<Digit> ask(List<Prompt> before, Menu<T> menu) {
    List<Prompt> all = new ArrayList<>(before);
    all.addAll(menu.prompts());
    return line.play(new Words(language, all), new Listening.ForKey(menu.keyWait()));
  }

  /** Records the caller after a beep; see {@link Line#record}. */
  public Recording record(RecordingName name, RecordingLimits limits) {
    return line.record(name, limits);
  }

  /**
   * Puts the caller into the queue. The queue is written on the call first: should we die, the
   * dialplan's own path leads there too.
   */
  public QueueOutcome enqueue(QueueName queue, Patience patience) {
    line.tag(Tag.QUEUE, queue.value());
    return line.enqueue(queue, patience);
  }
}
