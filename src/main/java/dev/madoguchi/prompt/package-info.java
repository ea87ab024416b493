/**
 * What callers hear, as text and as sound, and the proof that the two belong together.
 *
 * <p>{@code prompts/LANGUAGE/prompts.yaml} is the text ({@link dev.madoguchi.prompt.PromptBook});
 * {@link dev.madoguchi.prompt.PromptMaker} has the language's voice read it into one WAV each and
 * notes in {@code made.yaml} which text every WAV was made from; {@link
 * dev.madoguchi.prompt.PromptCheck} compares text, note and sound, in the build and before a start,
 * so that nobody hears yesterday's sentence. Running the line needs neither the voice nor the
 * maker: the WAVs are part of the repository.
 */
package dev.madoguchi.prompt;
