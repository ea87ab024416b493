package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What became of a caller of a {@link FaultRound}, by what was heard until the call was over. */
final class Telling {
  /** More than between two figures of one reading, less than a hold lasts. */
  private static final Duration ONE_READING = Duration.ofSeconds(2);

  /** A voice that is still heard so long after the fault has outlived it. */
  private static final Duration OUTLIVED = Duration.ofSeconds(2);

  private final HeardWords words;
  private final FaultMoment fault;
  private final List<HeardWords.Spoken> heard;

  Telling(HeardWords words, FaultMoment fault) {
    this.words = words;
    this.fault = fault;
    this.heard = words.all();
  }

  /**
   * The story of this caller.
   *
   * @param tries how often they rang
   * @param connected when somebody answered, as a reading of {@link System#nanoTime}; empty when
   *     nobody did
   */
  CallStory of(FaultCaller.Role role, int tries, OptionalLong connected) {
    Step step = connected.isPresent() ? stepAtTheFault(connected.getAsLong()) : Step.RINGING;
    return new CallStory(
        role.number(),
        step,
        connected.isPresent()
            ? ending(role.goal(), step, connected.getAsLong())
            : Ending.NOT_ANSWERED,
        tries,
        words.longestSilence(),
        next(step),
        receipt(),
        heard.stream().map(HeardWords.Spoken::prompt).toList());
  }

  private Step stepAtTheFault(long connected) {
    if (connected > fault.came()) {
      return Step.RINGING;
    }
    Step step = Step.GREETING;
    for (HeardWords.Spoken spoken : heard) {
      step = spoken.began() <= fault.came() ? Step.of(spoken.prompt(), step) : step;
    }
    return step;
  }

  private Ending ending(Step goal, Step step, long connected) {
    long talkedLast =
        heard.stream()
            .filter(spoken -> spoken.prompt().equals(FaultAgent.VOICE))
            .mapToLong(HeardWords.Spoken::began)
            .max()
            .orElse(Long.MIN_VALUE);
    // who is to talk through the fault; with others an agent may just have ended
    boolean cutOff =
        goal == Step.TALK && step == Step.TALK && talkedLast < fault.came() + OUTLIVED.toNanos();
    if (receipt().isPresent()) {
      return Ending.INQUIRY;
    } else if (talkedLast != Long.MIN_VALUE && !cutOff) {
      return Ending.AGENT;
    } else if (words.heard("dialplan-thanks")) {
      return Ending.MESSAGE;
    } else if (words.heard("goodbye") && !isToldOfSilence()) {
      return Ending.SPOKEN_ENDING;
    }
    return fault.hasEndedCallOf(connected) ? Ending.DIED_WITH_ASTERISK : Ending.LOST;
  }

  /**
   * Every caller but a machine speaks: who hears that nothing was recorded, and not that it could
   * not be kept, is sent away without the truth.
   */
  private boolean isToldOfSilence() {
    return fault.callers() != Fault.Callers.FAX
        && words.heard("nothing-recorded")
        && !words.heard("inquiry-not-kept");
  }

  private Optional<CallStory.NextWords> next(Step step) {
    return switch (step) {
      case GREETING, MENU, QUESTION, RECEIPT ->
          heard.stream()
              .filter(spoken -> spoken.began() > fault.came())
              .map(spoken -> spoken.behind(fault.came()))
              .findFirst();
      case RINGING, QUEUE, TALK, RECORDING, ENDED -> Optional.empty();
    };
  }

  /**
   * The longer of the two readings of a receipt number; empty when none was begun. Who has the line
   * on hold may miss the end of one, what stands between, and the beginning of the other.
   */
  private Optional<String> receipt() {
    List<StringBuilder> readings = new ArrayList<>();
    boolean reading = false;
    long last = Long.MAX_VALUE;
    for (HeardWords.Spoken spoken : heard) {
      String prompt = spoken.prompt();
      if (prompt.startsWith("digit-")) {
        if (reading && spoken.began() - last > ONE_READING.toNanos()) {
          readings.add(new StringBuilder());
        }
        last = spoken.began();
        if (reading && readings.getLast().length() < CallStory.FIGURES) {
          readings.getLast().append(prompt.substring("digit-".length()));
        }
        continue;
      }
      reading = prompt.startsWith("receipt");
      last = Long.MAX_VALUE;
      if (reading && !prompt.equals("receipt-end")) {
        readings.add(new StringBuilder());
      }
    }
    return readings.stream()
        .map(StringBuilder::toString)
        .reduce((one, other) -> other.length() > one.length() ? other : one);
  }
}
