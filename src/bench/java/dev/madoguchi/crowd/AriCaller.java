package dev.madoguchi.crowd;

import dev.madoguchi.crowd.AriGrammar.Request;
import java.util.List;

/**
 * One call of the crowd, as its Asterisk tells it to the server: what is asked for its channel is
 * done one after the other (control.c), so a way on that is asked for behind words is gone when
 * they are over. Presses keys in the menus, waits in a queue, and hangs up at whatever step it is
 * in when its time is up. Used by the crowd's one thread.
 */
final class AriCaller {
  private static final long NEVER = Long.MAX_VALUE;

  /** What happens of itself. */
  enum Happening {
    KEY,
    END_OF_WORDS,
    BACK
  }

  /** Without a socket Stasis() fails, and the dialplan waits so long before it tries again. */
  private static final long TRIES_AGAIN = 350;

  private enum Place {
    STASIS,
    DIALPLAN,
    GONE
  }

  private final String id;
  private final String number;
  private final String app;
  private final AriTelling wire;
  private final SoundLengths lengths;
  private final Habits habits;
  private final AriControl control = new AriControl();
  private Place place = Place.DIALPLAN;
  private Ending ending = Ending.NOT_YET;
  private AriText.Channel channel;
  private String how = "";
  private boolean subscribed;
  private long untilKey = NEVER;
  private int turn;

  /**
   * A caller.
   *
   * @param app whose socket tells of the call
   */
  AriCaller(
      String id, String number, String app, AriTelling wire, SoundLengths lengths, Habits habits) {
    this.id = id;
    this.number = number;
    this.app = app;
    this.wire = wire;
    this.lengths = lengths;
    this.habits = habits;
    this.channel = new AriText.Channel(id, number, "Ring", "stasis", "Stasis", app + ",call");
  }

  String id() {
    return id;
  }

  String app() {
    return app;
  }

  Ending ending() {
    return ending;
  }

  boolean isGone() {
    return place == Place.GONE;
  }

  /** Whether Asterisk counts the call to the app: it is there, or has been asked after. */
  boolean isOfApp() {
    return place == Place.STASIS || (subscribed && place == Place.DIALPLAN);
  }

  /** The dialplan's Stasis(), for the first time. */
  void enter(CrowdWire.Coming coming) {
    switch (coming) {
      case FRESH -> {
        place = Place.STASIS;
        wire.handOver("StasisStart", AriText.entered(List.of("call"), channel));
      }
      case RESUMED -> back();
    }
  }

  /**
   * What Asterisk says to that; it is not done yet.
   *
   * @throws IllegalArgumentException for what Asterisk would not take, with the reason
   */
  AriReply reply(Request.OfCall request) {
    return switch (request) {
      case Request.Play play -> {
        mustBeFree(play.playback());
        yield toChannel(AriReply.created(AriText.playback(play, "queued")));
      }
      case Request.Take take -> toChannel(AriReply.created(AriText.recording(take, "queued")));
      case Request.Continue on -> {
        AriDialplan _ = AriDialplan.at(on.context(), on.extension());
        yield toChannel(AriReply.NO_CONTENT);
      }
      case Request.Stop(_, String playback) ->
          control.words(playback).isPresent() ? AriReply.NO_CONTENT : AriReply.NO_PLAYBACK;
      case Request.Playback(_, String playback) ->
          control
              .words(playback)
              .map(play -> AriReply.ok(AriText.playback(play, "playing")))
              .orElse(AriReply.NO_PLAYBACK);
      case Request.Recording(_, String name) ->
          control.running().orElse(null) instanceof Request.Take take && take.name().equals(name)
              ? AriReply.ok(AriText.recording(take, "recording"))
              : AriReply.NO_RECORDING;
      case Request.Channel _ ->
          place == Place.GONE ? AriReply.NO_CHANNEL : AriReply.ok(channel.toString());
      case Request.Subscribe _ -> place == Place.GONE ? AriReply.NO_SOURCE : AriReply.NO_CONTENT;
    };
  }

  private AriReply toChannel(AriReply done) {
    return switch (place) {
      case STASIS -> done;
      case DIALPLAN -> AriReply.NOT_IN_STASIS;
      case GONE -> AriReply.NO_CHANNEL;
    };
  }

  private void mustBeFree(String playback) {
    if (control.words(playback).isPresent()) {
      throw new IllegalArgumentException("two words of one name");
    }
  }

  /** Does what it has said yes to. */
  void does(Request.OfCall request) {
    switch (request) {
      case Request.Play _, Request.Take _, Request.Continue _ -> {
        control.add(request);
        if (control.running().isEmpty()) {
          next();
        }
      }
      case Request.Stop(_, String playback) -> control.words(playback).ifPresent(this::stop);
      case Request.Subscribe _ -> subscribed = true;
      case Request.Playback _, Request.Recording _, Request.Channel _ -> {}
    }
  }

  private void next() {
    turn++;
    switch (control.next().orElse(null)) {
      case Request.Play play -> play(play);
      case Request.Continue on -> leave(on);
      // a caller speaks to the end: what is kept of a message is not the crowd's subject
      case null, default -> {}
    }
  }

  /** Where a silence stands behind the words the server listens for a key. */
  private void play(Request.Play play) {
    long length = lengths.of(play.sounds());
    boolean listens = play.sounds().getLast().contains("/silence-");
    boolean asks = listens && play.sounds().size() > 1;
    if (asks || !listens) {
      untilKey = asks && !habits.isSilent() ? habits.step() : NEVER;
    }
    if (!asks) { // who is asked hears all of it, or presses a key
      length = Math.min(length, habits.step());
    }
    if (untilKey < length) {
      wire.later(untilKey, Happening.KEY, turn);
    } else {
      untilKey = untilKey == NEVER ? NEVER : untilKey - length;
    }
    wire.later(length, Happening.END_OF_WORDS, turn);
  }

  /** Its time has come, unless something else came before. */
  void happens(Happening what, int when) {
    if (when == turn && place != Place.GONE) {
      happens(what);
    }
  }

  /** Whatever the call is doing. */
  void happens(Happening what) {
    switch (what) {
      case KEY -> {
        untilKey = NEVER;
        char key = habits.key();
        wire.handOver("ChannelDtmfReceived", AriText.pressed(key, channel));
      }
      case END_OF_WORDS -> wordsEnd();
      case BACK -> back();
    }
  }

  private void stop(Request.Play words) {
    if (control.running().filter(words::equals).isPresent()) {
      wordsEnd();
    } else {
      control.cancel(words);
    }
  }

  private void wordsEnd() {
    tellEnd("done");
    next();
  }

  private void tellEnd(String words) {
    switch (control.running().orElse(null)) {
      case Request.Play play ->
          wire.say("PlaybackFinished", "\"playback\":" + AriText.playback(play, words));
      case Request.Take take ->
          wire.say("RecordingFinished", "\"recording\":" + AriText.recorded(take));
      case null, default -> {}
    }
  }

  private void leave(Request.Continue on) {
    leaveStasis();
    switch (AriDialplan.at(on.context(), on.extension())) {
      case BACK -> back();
      case MOMENT -> {
        channel = runs("Playback", "one-moment");
        wire.later(habits.step(), Happening.BACK, turn);
      }
      case QUEUE -> {
        channel = runs("Queue", on.extension());
        how = habits.queueStatus();
        wire.later(habits.inQueue(), Happening.BACK, turn);
      }
      case DONE -> over(Ending.FINISHED);
      case TURNED_AWAY -> over(Ending.TURNED_AWAY);
      case GIVEN_BACK -> over(Ending.GIVEN_BACK);
    }
  }

  private void leaveStasis() {
    control.flush();
    wire.say("StasisEnd", AriText.of(channel));
    place = Place.DIALPLAN;
  }

  private AriText.Channel runs(String application, String data) {
    return new AriText.Channel(id, number, "Up", "again-to-ari", application, data);
  }

  private void back() {
    if (!wire.isThere()) {
      channel = runs("Wait", "0.35");
      wire.findsNobody();
      wire.later(TRIES_AGAIN, Happening.BACK, turn);
      return;
    }
    place = Place.STASIS;
    List<String> arguments = List.of("again", how.isEmpty() ? "" : "other", how, "ja", "");
    how = ""; // the server has that forgotten with the next it notes
    channel = runs("Stasis", app + "," + String.join(",", arguments));
    wire.handOver("StasisStart", AriText.entered(arguments, channel));
  }

  /** The last of this call, whatever it was doing. */
  void hangUp() {
    wire.say("ChannelHangupRequest", AriText.of(channel));
    tellEnd("failed");
    if (place == Place.STASIS) {
      leaveStasis();
    }
    over(Ending.HUNG_UP);
  }

  private void over(Ending how) {
    turn++;
    place = Place.GONE;
    ending = how;
    if (subscribed) {
      wire.say("ChannelHangupRequest", "\"soft\":true,\"cause\":16," + AriText.of(channel));
      wire.say(
          "ChannelDestroyed",
          "\"cause\":16,\"cause_txt\":\"Normal Clearing\"," + AriText.of(channel));
    }
  }
}
