package dev.madoguchi.call;

/**
 * How a caller waits in a queue.
 *
 * @param language of the caller
 * @param longest when it is over, the caller comes back to us
 * @param whisper what the agent hears before the caller is joined; as short as can be, for the
 *     caller waits for its end; may be nothing
 * @param announcements what the caller hears between the music
 */
public record Waiting(
    Language language, Patience longest, Words whisper, Announcements announcements) {}
