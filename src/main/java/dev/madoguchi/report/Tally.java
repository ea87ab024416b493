package dev.madoguchi.report;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Many calls, counted by their outcome.
 *
 * @param answered A
 * @param answeredInTime A_T, those of A who waited no longer than the threshold of the service
 *     level
 * @param abandoned B
 * @param abandonedShortly B_S, those of B who waited no longer than the threshold of short abandons
 * @param moved M, to an inquiry
 * @param overflow V
 * @param closed C, never offered to a queue
 * @param inMenu K, likewise
 * @param waits of A, summed
 * @param talks of A, summed
 */
public record Tally(
    int answered,
    int answeredInTime,
    int abandoned,
    int abandonedShortly,
    int moved,
    int overflow,
    int closed,
    int inMenu,
    Duration waits,
    Duration talks) {
  /**
   * What counts as in time, and as a short abandon.
   *
   * @param inTime T, the threshold of the service level
   * @param shortly S
   */
  public record Thresholds(Duration inTime, Duration shortly) {
    /** 20 and 10 seconds, as the field has them. */
    public static final Thresholds USUAL =
        new Thresholds(Duration.ofSeconds(20), Duration.ofSeconds(10));
  }

  public static Tally of(Collection<CallRecord> calls, Thresholds thresholds) {
    Predicate<CallRecord> inTime = call -> call.waited().compareTo(thresholds.inTime()) <= 0;
    Predicate<CallRecord> shortly = call -> call.waited().compareTo(thresholds.shortly()) <= 0;
    return new Tally(
        count(calls, Outcome.ANSWERED, call -> true),
        count(calls, Outcome.ANSWERED, inTime),
        count(calls, Outcome.ABANDONED, call -> true),
        count(calls, Outcome.ABANDONED, shortly),
        count(calls, Outcome.MOVED_TO_INQUIRY, call -> true),
        count(calls, Outcome.OVERFLOW, call -> true),
        count(calls, Outcome.CLOSED, call -> true),
        count(calls, Outcome.ENDED_IN_MENU, call -> true),
        sumOfAnswered(calls, CallRecord::waited),
        sumOfAnswered(calls, CallRecord::talked));
  }

  private static int count(
      Collection<CallRecord> calls, Outcome outcome, Predicate<CallRecord> also) {
    return Math.toIntExact(
        calls.stream().filter(call -> call.outcome() == outcome).filter(also).count());
  }

  private static Duration sumOfAnswered(
      Collection<CallRecord> calls, Function<CallRecord, Duration> what) {
    return calls.stream()
        .filter(call -> call.outcome() == Outcome.ANSWERED)
        .map(what)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** All calls: what was offered, and C and K beside it. */
  public int calls() {
    return offered() + closed + inMenu;
  }

  /** A + B + M + V. */
  public int offered() {
    return answered + abandoned + moved + overflow;
  }

  /** A_T / (A + B - B_S). */
  public Ratio serviceLevel() {
    return new Ratio(answeredInTime, answered + abandoned - abandonedShortly);
  }

  /** (A_T + B_S) / (A + B). */
  public Ratio serviceLevelShortCountedGood() {
    return new Ratio(answeredInTime + abandonedShortly, answered + abandoned);
  }

  /** A_T / offered. */
  public Ratio serviceLevelStrict() {
    return new Ratio(answeredInTime, offered());
  }

  /** A_T / A. */
  public Ratio serviceLevelOnlyHandled() {
    return new Ratio(answeredInTime, answered);
  }

  /** (B - B_S) / (offered - B_S). */
  public Ratio abandonRate() {
    return new Ratio(abandoned - abandonedShortly, offered() - abandonedShortly);
  }

  /** ASA, the waits of A / A. */
  public Average speedOfAnswer() {
    return new Average(waits, answered);
  }

  /**
   * The talks of A / A, the caller on hold included. It is no AHT: what an agent does after a call
   * is not known to the line.
   */
  public Average talkTime() {
    return new Average(talks, answered);
  }
}
