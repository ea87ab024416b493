/**
 * Very many calls at once, without an Asterisk: a program that speaks AGI (res_agi.c), or ARI
 * (ari_websockets.c, control.c), as Asterisk does.
 *
 * <p>{@code CrowdCommand} is what {@code bin/bench crowd} runs: for each size a {@code CrowdServer}
 * and, in a process of its own, {@code Crowd}, which keeps so many calls on the line and does with
 * all of them what it is told. A {@code CrowdWire} carries them.
 *
 * <p>Over FastAGI {@code AgiCaller} is one call: it reacts to commands and never runs by a clock
 * alone; {@code AgiWire} carries all of them; {@code AgiGrammar} refuses what Asterisk would. Over
 * ARI {@code AriCaller}, {@code AriWire} and {@code AriGrammar} are the same; {@code AriSockets} is
 * Asterisk's HTTP port, to which the server connects, {@code AriText} what is written there, and
 * {@code AriDialplan} knows from which of the server's extensions a call does not come straight
 * back.
 */
package dev.madoguchi.crowd;
