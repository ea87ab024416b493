/**
 * Numbers and sound as values.
 *
 * <p>{@link dev.madoguchi.speech.Wav} is a sound file read and checked; whoever needs to know what
 * is in a prompt or a recording asks it and never a header. {@link dev.madoguchi.speech.Speech}
 * says numbers, dates and times in one language: tables of recorded pieces, cut so that whatever is
 * read irregularly is one piece and the code only puts pieces in a row. Everything here is pure: no
 * player, no clock, nothing of a call's wire.
 */
package dev.madoguchi.speech;
