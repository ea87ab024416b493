/**
 * Very many calls at once, without an Asterisk: a program that speaks AGI as Asterisk does
 * (res_agi.c).
 *
 * <p>{@code CrowdCommand} is what {@code bin/bench crowd} runs: for each size a {@code CrowdServer}
 * and, in a process of its own, {@code AgiCrowd}, which keeps so many calls on the line and does
 * with all of them what it is told. {@code AgiCaller} is one call: it reacts to commands and never
 * runs by a clock alone; {@code AgiWire} carries all of them; {@code AgiGrammar} refuses what
 * Asterisk would.
 */
package dev.madoguchi.crowd;
