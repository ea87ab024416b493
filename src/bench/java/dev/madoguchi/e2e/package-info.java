/**
 * Benchmarks that need a telephone: in the package of the end-to-end tests, whose telephone it is.
 *
 * <p>{@code SideBySide} is what {@code bin/bench} runs. One Asterisk ({@code BenchLine}) serves
 * every {@code Contender} in turns; {@code Load} calls it with SIPp, and among those calls {@code
 * StopwatchCall} listens to what comes and when.
 */
package dev.madoguchi.e2e;
