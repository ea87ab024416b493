/**
 * Very many calls at once, without an Asterisk: a program that speaks AGI as Asterisk does
 * (res_agi.c).
 *
 * <p>{@code AgiCrowd} keeps so many calls on the line, new ones coming as others end. {@code
 * AgiCaller} is one of them: it reacts to commands and never runs by a clock alone. {@code
 * AgiGrammar} refuses what Asterisk would.
 */
package dev.madoguchi.crowd;
