package dev.madoguchi.asterisk;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What one caller, and the agent who answers, hear in queues; used by the call's thread only. */
public final class WaitingCaller {
  /** What the caller's folder of words goes by, see {@link HoldMusic}. */
  public static final String LANGUAGE = "CHANNEL(language)";

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
   *
   * @param language sets {@link #LANGUAGE} to what it is given
   */
  public Optional<HoldVoice> listens(Waiting waiting, Consumer<String> language) {
    return music.map(
        parts -> {
          String token = parts.token(waiting.language());
          language.accept(token);
          return new HoldVoice(parts, shelf, call, token, waiting.announcements(), musicHeard);
        });
  }

  /** The caller is out of the queue. */
  public void leaves(HoldVoice voice) {
    musicHeard = voice.heard();
    voice.close();
  }
}
