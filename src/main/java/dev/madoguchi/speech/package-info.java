/**
 * Numbers and sound as values.
 *
 * <p>{@link dev.madoguchi.speech.Wav} is a sound file read and checked; whoever needs to know what
 * is in a prompt or a recording asks it and never a header. Everything here is pure: no player, no
 * clock, nothing of a call's wire.
 */
package dev.madoguchi.speech;
