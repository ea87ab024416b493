package dev.madoguchi.ari;

import dev.madoguchi.asterisk.Conversations;
import dev.madoguchi.asterisk.HoldMusic;
import dev.madoguchi.asterisk.Links;
import dev.madoguchi.asterisk.PromptShelf;
import dev.madoguchi.asterisk.Seldom;
import dev.madoguchi.asterisk.Side;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls from Asterisk's Stasis() over ARI; one virtual thread runs each.
 *
 * <p>Thread-safe. A call it does not take, or lets go of, goes on in the dialplan after Stasis().
 */
public final class AriServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AriServer.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /** Of the dialplan: asks the caller for a moment, and brings the call back. */
  private static final String FOUND = "moment";

  private static final int MOST_UNKNOWN = 20; // types that are told apart
  private static final String OTHERS = "still other things";

  /** For the event of a call that came in the moment we asked. */
  private static final Duration A_MOMENT = Duration.ofMillis(300);

  private final AriSettings settings;
  private final AriLimits limits;
  private final Conversations conversations;
  private final PromptShelf shelf;
  private final Optional<HoldMusic> music;
  private final Seldom refusals;
  private final AriClient client;
  private final List<AriApp> apps;
  private final Map<CallId, AriCall> calls = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> unknown = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean taking = true;

  private AriServer(
      AriSettings settings, AriLimits limits, InstantSource clock, Consumer<Line> onCall) {
    this.settings = settings;
    this.limits = limits;
    this.conversations = new Conversations(onCall);
    this.shelf =
        new PromptShelf(settings.prompts(), settings.recordings(), settings.sounds(), clock);
    this.music = music(settings.hold(), settings.side());
    this.refusals = new Seldom(LOG);
    this.client = new AriClient(settings.peer(), limits);
    Listening listening = new Listening();
    this.apps =
        settings.peer().apps().stream()
            .map(name -> new AriApp(name, client, limits, listening))
            .toList();
  }

  /**
   * Connects, again and again until Asterisk is there, and takes calls from then on; returns at
   * once.
   *
   * @param clock tells for how long what was found of prompts is taken to be as it was
   * @param onCall the conversation; runs on the call's own virtual thread, which carries the call's
   *     id as its name and in the log context under "call". The line is closed when it returns.
   */
  public static AriServer start(AriSettings settings, InstantSource clock, Consumer<Line> onCall) {
    return start(settings, AriLimits.USUAL, clock, onCall);
  }

  static AriServer start(
      AriSettings settings, AriLimits limits, InstantSource clock, Consumer<Line> onCall) {
    AriServer server = new AriServer(settings, limits, clock, onCall);
    server.shelf.clear();
    server.apps.forEach(AriApp::start);
    return server;
  }

  private static Optional<HoldMusic> music(Path folder, Side side) {
    try {
      HoldMusic music = HoldMusic.in(folder, side);
      music.clearCallers();
      return Optional.of(music);
    } catch (IOException e) {
      LOG.warn("waiting callers hear no announcements: {}", e.toString());
      return Optional.empty();
    }
  }

  /**
   * What was seen since the start.
   *
   * @param refused calls over the limit
   * @param promptsMissed how often a prompt was left out because it could not be played
   * @param gaps how often a socket was lost
   * @param unknown messages we do not know
   */
  public record Counts(long refused, long promptsMissed, long gaps, long unknown) {}

  public Counts counts() {
    return new Counts(
        refusals.total(),
        shelf.missed(),
        links().losses(),
        unknown.values().stream().mapToLong(AtomicLong::get).sum());
  }

  /** How the sockets are. */
  public Links links() {
    return Links.together(apps.stream().map(AriApp::link).toList());
  }

  /** How many types of messages we do not know are told apart. */
  int unknownTypes() {
    return unknown.size();
  }

  /** Calls being held now. */
  public int calls() {
    return calls.size();
  }

  /** Returns when every thread that serves the wires has had a turn; at once when we are ending. */
  public void turn() {
    client.turn();
  }

  /** Waits until every socket has been there once. */
  public void await() throws InterruptedException {
    for (AriApp app : apps) {
      app.await();
    }
  }

  /**
   * From now on new calls are left to the dialplan's own path; those under way go on, and so do
   * those that come back from a queue. Idempotent.
   */
  public void takeNoMore() {
    taking = false;
  }

  /**
   * Lets go of every line, so that the callers go on in the dialplan, then of the sockets; waits up
   * to five seconds for the conversations to notice. Callers in a queue stay there. Idempotent.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    takeNoMore();
    calls.values().forEach(AriCall::stop);
    conversations.awaitEnd(LAST_WORDS);
    apps.forEach(AriApp::close);
    client.close();
  }

  private final class Listening implements AriApp.Listener {
    @Override
    public void heard(AriApp app, AriEvent event) {
      switch (event) {
        case AriEvent.Entered entered -> enter(app, entered);
        case AriEvent.OfCall news -> {
          AriCall call = calls.get(news.call());
          if (call != null) {
            call.put(news);
          }
        }
        case AriEvent.Replaced() ->
            LOG.error(
                "another server has taken the app {}: its calls come to us no more. Two servers"
                    + " need names of their own",
                app.name());
      }
    }

    @Override
    public void unknown(String type) {
      // on the event loop: who sends ever other ones neither fills the log nor us
      String kind = unknown.size() < MOST_UNKNOWN || unknown.containsKey(type) ? type : OTHERS;
      if (unknown.computeIfAbsent(kind, _ -> new AtomicLong()).getAndIncrement() == 0) {
        LOG.info("Asterisk tells of {}, which we do not know; it is counted and ignored", kind);
      }
    }

    @Override
    public void missed(AriApp app) {
      calls.values().stream()
          .filter(call -> call.app() == app)
          .forEach(call -> call.put(new AriEvent.Gap(call.id())));
    }

    @Override
    public void found(AriApp app, Set<CallId> there) {
      if (!calls.keySet().containsAll(there)) {
        takeUp(app, there);
      }
    }
  }

  /**
   * Calls of an earlier life of ours: what they hear is stopped, and they come back by themselves,
   * with what they have been through. Who was between two words has heard nothing since, and is
   * asked for a moment before all else. When the socket is lost meanwhile, the next one finds them.
   */
  private void takeUp(AriApp app, Set<CallId> there) {
    try {
      Thread.sleep(A_MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    for (CallId id : there) {
      AriRequest back = AriRequest.sendTo(id, AriTalk.CONTEXT, FOUND);
      if (!calls.containsKey(id) && isWith(app, id) && app.askNow(back) instanceof AriReply.Done) {
        LOG.warn("call {} was with a server that is gone; it goes on here", id);
        AriRequest.playbacks(id).stream().map(AriRequest::stop).forEach(app::askNow);
      }
    }
  }

  /**
   * Asterisk counts to an app whom it has ever asked after, too: such a call may be in a queue, or
   * have gone on with the other server.
   */
  private static boolean isWith(AriApp app, CallId call) {
    return app.askNow(AriRequest.channel(call)) instanceof AriReply.Done channel
        && channel.body().path("dialplan").path("app_data").asText("").startsWith(app.name() + ",");
  }

  private void enter(AriApp app, AriEvent.Entered entered) {
    AriCall known = calls.get(entered.call());
    if (known != null && known.takesBack(app, entered)) {
      return;
    }
    if (!taking) {
      app.tell(AriRequest.giveBack(entered.call()));
    } else if (calls.size() >= settings.mostCalls()) {
      refusals.warn("over the limit of " + settings.mostCalls() + " calls, given to the dialplan");
      app.tell(AriRequest.giveBack(entered.call()));
    } else {
      begin(new AriCall(entered.call(), app), entered);
    }
  }

  private void begin(AriCall call, AriEvent.Entered entered) {
    calls.put(call.id(), call);
    converse(call, entered);
  }

  private void converse(AriCall call, AriEvent.Entered entered) {
    AriTalk talk = new AriTalk(call, limits);
    AriLine line = new AriLine(entered, talk, settings, shelf, music);
    conversations.begin(line, () -> over(call));
  }

  /**
   * The conversation is over, and the call may have come back while it was ending: then nobody has
   * read that, and it goes on in a conversation of its own.
   */
  private void over(AriCall call) {
    Optional<AriEvent.Entered> unread = call.end();
    if (unread.isPresent() && taking) {
      AriCall next = new AriCall(call.id(), call.app());
      if (calls.replace(call.id(), call, next)) {
        LOG.info("call {} is back behind the end of its conversation; it goes on", call.id());
        converse(next, unread.get());
      }
    } else if (calls.remove(call.id(), call) && unread.isPresent()) {
      call.app().tell(AriRequest.giveBack(call.id()));
    }
  }
}
