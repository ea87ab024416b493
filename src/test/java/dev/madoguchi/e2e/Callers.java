package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What callers do in more than one test. */
final class Callers {
  /**
   * A caller is silent for a moment before the key that ends a recording: Asterisk takes the last
   * 200 ms before it off (res_agi.c).
   */
  static final Sound A_MOMENT = new Sound("pause", new short[Sound.RATE / 2]);

  /**
   * For so long after the words a caller waits, until the tone is over: it lasts under half a
   * second.
   */
  static final Sound THE_TONE = new Sound("the tone", new short[Sound.RATE * 6 / 5]);

  /** The lines of others want the processors, too. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Callers() {}

  /** What is asked before the message, and the key that goes on without more. */
  enum Asked {
    CATEGORY("inquiry-taken", '#'),
    DETAIL("detail-intro", '#'),
    ORDER("order-ask", '#'),
    CALLBACK("callback-read-back", '1'),
    WITHHELD("callback-ask", '#');

    private final String prompt;
    private final char key;

    Asked(String prompt, char key) {
      this.prompt = prompt;
      this.key = key;
    }
  }

  /** Goes on at each of these questions as soon as it is heard. */
  static void pass(PhoneCall caller, Asked... questions) {
    for (Asked asked : questions) {
      Sound beginning = Prompts.prompt(asked.prompt).first(Duration.ofSeconds(1));
      caller.awaitHeard(beginning, Duration.ofSeconds(15));
      caller.press(asked.key);
    }
  }

  /**
   * Hears what to do, speaks after the tone, ends with #, sends it, and hears the receipt number
   * and the good-bye; gives the number as it was heard.
   */
  static String leaveMessage(PhoneCall caller, Sound message) {
    caller.awaitHeard(Prompts.prompt("record-message"), Duration.ofSeconds(15));
    speakAfterTheTone(caller, message);
    return sendAndHearNumber(caller);
  }

  /** Is content with what was recorded, and hears the receipt number and the good-bye. */
  static String sendAndHearNumber(PhoneCall caller) {
    send(caller);
    Ear.Moment receipt = caller.awaitHeard(Prompts.prompt("receipt"), Duration.ofSeconds(20));
    Ear.Moment again = caller.awaitHeard(Prompts.prompt("receipt-again"), Duration.ofSeconds(20));
    Ear.Moment due = caller.awaitHeard(Prompts.prompt("due"), Duration.ofSeconds(20));
    caller.awaitHeard(Prompts.prompt("goodbye"), Duration.ofSeconds(20));
    caller.awaitEnd(Duration.ofSeconds(5));
    String first = figuresBetween(caller, receipt, again);
    assertThat(figuresBetween(caller, again, due)).isEqualTo(first);
    return first;
  }

  /** Is content with what was recorded, which is played first. */
  static void send(PhoneCall caller) {
    caller.awaitHeard(Prompts.prompt("choice-send"), Duration.ofSeconds(20));
    caller.press('1');
  }

  /** Knows the line: presses the key while it is still greeting. */
  static void pressDuringGreeting(PhoneCall caller, char key) {
    Sound beginning = Prompts.prompt("greeting").first(Duration.ofSeconds(1));
    caller.awaitHeard(beginning, Duration.ofSeconds(10));
    caller.press(key);
  }

  /** Knows the line, and goes on until a queue is entered. */
  static PhoneCall queued(PhoneCall caller, char key) {
    pressDuringGreeting(caller, key);
    caller.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(10));
    return caller;
  }

  /** An agent answers and hears which queue it is: then the caller is there. */
  static void take(PhoneCall ringing, String queue) {
    ringing.answer();
    ringing.awaitHeard(Prompts.prompt("whisper-" + queue), Duration.ofSeconds(5));
  }

  /** Hears what to do begin, skips it with a key, and waits for the tone to be over. */
  static void skipToTheTone(PhoneCall caller) {
    Sound whatToDo = Prompts.prompt("record-message").first(Duration.ofSeconds(2));
    caller.awaitHeard(whatToDo, Duration.ofSeconds(15));
    caller.press('#');
    caller.say(THE_TONE);
  }

  /** Waits for the tone to be over as a caller does, speaks, and ends with #. */
  static void speakAfterTheTone(PhoneCall caller, Sound message) {
    caller.say(THE_TONE);
    caller.say(message);
    caller.say(A_MOMENT);
    caller.press('#');
  }

  /** Begins to speak when the tone is over. */
  static void beginToSpeak(PhoneCall caller, Sound message) {
    caller.say(THE_TONE);
    caller.startSaying(message);
  }

  private static String figuresBetween(PhoneCall caller, Ear.Moment before, Ear.Moment behind) {
    List<Sound> figures = Prompts.figures();
    return caller
        .ear()
        .sequence(figures, before.until() - Ear.SLACK, behind.from() + Ear.SLACK)
        .stream()
        .map(figure -> Integer.toString(figures.indexOf(figure)))
        .collect(Collectors.joining());
  }

  /** Looks again and again whether it is so. */
  static boolean within(Duration atMost, BooleanSupplier isSo) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return true;
  }
}
