package dev.madoguchi.crowd;

import dev.madoguchi.crowd.AriGrammar.Message;
import dev.madoguchi.crowd.AriGrammar.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A crowd over ARI: five sockets the server has opened carry all calls. How long the server thinks
 * is from a key, or a call that comes back, to what it asks for that call next.
 */
final class AriWire implements CrowdWire, AriSockets.Ear {
  private static final int APPS = 5;
  private static final long STARTS_WITHIN = TimeUnit.MINUTES.toNanos(3);

  private final AriSockets sockets;
  private final SoundLengths lengths = new SoundLengths();
  private final Timetable times = new Timetable();
  private final WireFigures seen = new WireFigures();
  private final CallIds ids = new CallIds();
  private final Map<String, Call> calls = new HashMap<>();
  private final Set<String> recordings = new HashSet<>();
  private final Set<String> greeted = new HashSet<>();
  private final Map<String, Set<String>> there = new HashMap<>();
  private final List<Call> coming = new ArrayList<>();
  private int unread;
  private int peak;

  /** A call on its socket. */
  private final class Call implements AriTelling {
    private final AriCaller caller;
    private final Coming how;
    private final AriWait wait;

    Call(int number, Coming how, Habits habits, long since) {
      this.wait = new AriWait(seen, since);
      this.how = how;
      this.caller =
          new AriCaller(
              ids.of(number),
              "03%08d".formatted(number),
              "madoguchi-" + number % APPS,
              this,
              lengths,
              habits);
    }

    @Override
    public boolean isThere() {
      return greeted.contains(caller.app());
    }

    @Override
    public void say(String type, String rest) {
      sockets.say(caller.app(), AriText.event(type, caller.app(), rest));
    }

    @Override
    public void handOver(String type, String rest) {
      String text = AriText.event(type, caller.app(), rest);
      if (isThere()) {
        wait.handedOver();
      }
      sockets.say(caller.app(), text);
    }

    @Override
    public void findsNobody() {
      wait.begins(System.nanoTime());
    }

    @Override
    public void later(long millis, AriCaller.Happening what, int turn) {
      times.in(millis, () -> happens(() -> caller.happens(what, turn)));
    }

    /** Unless the call is over. */
    void happens(Runnable what) {
      if (!caller.isGone()) {
        what.run();
        overIfGone(this);
      }
    }
  }

  /** Begins to listen. */
  AriWire(InetSocketAddress address, String secret) {
    this.sockets = new AriSockets(address, secret, this);
  }

  @Override
  public void await() throws IOException {
    long end = System.nanoTime() + STARTS_WITHIN;
    while (greeted.size() < APPS) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the server does not connect");
      }
      turn();
    }
  }

  @Override
  public int held() {
    return calls.size() + unread;
  }

  @Override
  public int unserved() {
    return seen.unserved;
  }

  @Override
  public Timetable.Deed ring(int number, Coming how, Habits habits, long since) {
    Call call = new Call(number, how, habits, since);
    calls.put(call.caller.id(), call);
    peak = Math.max(peak, calls.size());
    enter(call);
    return () -> call.happens(call.caller::hangUp);
  }

  /** Where no socket is Stasis() fails, and the dialplan tries again. */
  private void enter(Call call) {
    if (greeted.contains(call.caller.app())) {
      comeIn(call);
    } else {
      coming.add(call);
    }
  }

  private void comeIn(Call call) {
    there(call.caller.app()).add(call.caller.id());
    call.caller.enter(call.how);
  }

  private Set<String> there(String app) {
    return there.computeIfAbsent(app, _ -> new LinkedHashSet<>());
  }

  @Override
  public void turn() throws IOException {
    times.turn();
    sockets.turn();
  }

  private void overIfGone(Call call) {
    if (call.caller.isGone() && calls.remove(call.caller.id(), call)) {
      there(call.caller.app()).remove(call.caller.id());
      call.wait.ended();
      seen.ended(call.caller.ending());
    }
  }

  @Override
  public void hangUpAll() {
    for (Call call : List.copyOf(calls.values())) {
      call.caller.hangUp();
      overIfGone(call);
    }
    times.clear();
    for (String app : sockets.apps()) {
      unread++;
      sockets.ping(app);
    }
  }

  /** Whom the server then asks after counts as served again. */
  @Override
  public void cut() {
    long now = System.nanoTime();
    greeted.clear();
    sockets.cut();
    calls.values().stream()
        .filter(call -> call.caller.isOfApp())
        .forEach(call -> call.wait.begins(now));
  }

  @Override
  public void allRead(String app) {
    unread--;
  }

  @Override
  public void lost() {
    seen.notConnected++;
  }

  @Override
  public void heard(String app, String text) {
    long now = System.nanoTime();
    Message message = Message.read(text);
    try {
      switch (AriGrammar.parse(message)) {
        case Request.OfCall request -> asked(app, message, request, now);
        case Request.Filter _ ->
            answer(app, message, AriReply.ok(AriText.application(app, Set.of())));
        case Request.Application _ -> {
          answer(app, message, AriReply.ok(application(app)));
          greeted.add(app);
          letIn(app);
        }
      }
    } catch (IllegalArgumentException e) {
      seen.notTaken++;
      System.err.println("Asterisk would not take it, " + e.getMessage() + ": " + text);
      answer(app, message, AriReply.NOT_TAKEN);
    }
  }

  private String application(String app) {
    return AriText.application(app, there(app));
  }

  private void letIn(String app) {
    List<Call> now = coming.stream().filter(call -> call.caller.app().equals(app)).toList();
    coming.removeAll(Set.copyOf(now));
    now.stream().filter(call -> !call.caller.isGone()).forEach(this::comeIn);
  }

  private void answer(String app, Message message, AriReply reply) {
    sockets.say(app, AriText.reply(message.id(), reply, message.uri(), app));
  }

  private void asked(String app, Message message, Request.OfCall request, long now) {
    Call call = calls.get(request.call());
    if (call == null) {
      answer(app, message, gone(request));
      return;
    }
    call.wait.asked(now);
    if (request instanceof Request.Take(_, String name) && !recordings.add(name)) {
      throw new IllegalArgumentException("two recordings of one name");
    }
    AriReply reply = call.caller.reply(request);
    boolean subscribes = request instanceof Request.Subscribe && reply.isDone();
    answer(app, message, subscribes ? AriReply.ok(application(app)) : reply);
    if (reply.isDone()) {
      call.caller.does(request);
      overIfGone(call);
    }
  }

  /** The call has ended before the server could know; or there never was one. */
  private AriReply gone(Request.OfCall request) {
    if (!ids.isKnown(request.call())) {
      throw new IllegalArgumentException("no call has that id");
    }
    seen.gone++;
    return switch (request) {
      case Request.Subscribe _ -> AriReply.NO_SOURCE;
      case Request.Stop _, Request.Playback _ -> AriReply.NO_PLAYBACK;
      case Request.Recording _ -> AriReply.NO_RECORDING;
      case Request.Play _, Request.Take _, Request.Continue _, Request.Channel _ ->
          AriReply.NO_CHANNEL;
    };
  }

  @Override
  public void forget() {
    seen.clear();
    peak = calls.size();
  }

  @Override
  public String figures() {
    return "held=%d peak=%d unserved=%d %s".formatted(held(), peak, seen.unserved, seen.told());
  }
}
