package dev.madoguchi.asterisk;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Waiting;
import java.time.Duration;
import java.util.Optional;

/** What one caller, and the agent who answers, hear in queues; used by the call's thread only. */
public final class WaitingCaller {
  private final CallId call;
  private final PromptShelf shelf;
  private final Optional<HoldMusic> music;

  /** How much of the music this caller has heard: Asterisk goes on there in the next queue. */
  private Duration musicHeard = Duration.ZERO;

  public WaitingCaller(CallId call, PromptShelf shelf, Optional<HoldMusic> music) {
    this.call = call;
    this.shelf = shelf;
    this.music = music;
  }

  /** What the agent hears before the caller is joined: one sound, when there is any. */
  public Optional<Sound> whisper(Waiting waiting) {
    return shelf.asOne(waiting.whisper()).stream().findFirst();
  }

  /**
   * Begins to speak between the music, which is to begin at once. Nothing that is only told is
   * worth a call: when it cannot be, the caller hears the music alone.
   */
  public Optional<HoldVoice> listens(Waiting waiting) {
    return music.map(
        parts ->
            new HoldVoice(
                parts,
                shelf,
                call,
                parts.token(waiting.language()),
                waiting.announcements(),
                musicHeard));
  }

  /** What the channel's language is to be meanwhile, see {@link HoldMusic}. */
  public static String language(Waiting waiting, Optional<HoldVoice> voice) {
    return voice.map(HoldVoice::language).orElseGet(() -> waiting.language().code());
  }

  /** The caller is out of the queue. */
  public void leaves(HoldVoice voice) {
    musicHeard = voice.heard();
    voice.close();
  }
}
