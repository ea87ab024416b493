/**
 * Calls on the real thing: a real Asterisk, real SIP and RTP, and what is heard proven from the
 * received audio.
 *
 * <p>{@link dev.madoguchi.e2e.RunningLine} starts the product as its user does; {@link
 * dev.madoguchi.e2e.Phone} is a telephone of its own (SIP over UDP, RTP) whose calls are held in
 * blocking sentences with deadlines; {@link dev.madoguchi.e2e.AudioMatch} says whether and when a
 * known recording was heard; {@link dev.madoguchi.e2e.Sipp} brings many callers at once. Nothing
 * here is a mock of the switch, and nothing waits by sleeping.
 *
 * <p>Beside them, under src/bench, are benchmarks that need the same telephone: {@code SideBySide}
 * is what {@code bin/bench} runs. One Asterisk ({@code BenchLine}) serves every {@code Contender}
 * in turns; {@code Load} calls it with SIPp, and among those calls {@code StopwatchCall} listens to
 * what comes and when.
 */
package dev.madoguchi.e2e;
