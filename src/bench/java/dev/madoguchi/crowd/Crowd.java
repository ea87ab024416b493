package dev.madoguchi.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.madoguchi.plan.WayIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A program of its own that keeps so many calls on the line, new ones coming as others end, and
 * does with all of them what it is told: for each call is an open file at both ends.
 *
 * <p>Told on its input, a line each, and telling its figures when that is done: {@code fill CALLS},
 * {@code measure SECONDS}, {@code hang-up}, {@code cut}, {@code reconnect CALLS}, {@code end}.
 * Between two of these the crowd goes on as it is. One thread, one selector.
 */
final class Crowd {
  private static final int STEPS_OF_A_LIFE = 6;

  /** The server waits no longer for a reply than the words last, and some seconds. */
  private static final int LONGEST_STEP = 5_000;

  /** What is late, and what fills the crowd, comes no faster: the plan's limit lies above it. */
  private static final double MOST_PER_SECOND = 800;

  /** Behind a turn that took its time; the plan's limit is of a second, and lies above it, too. */
  private static final double MOST_AT_ONCE = 400;

  private static final int RINGS_A_TURN = 50;

  private static final double GONE_WITHIN = 60;

  private final CrowdWire wire;
  private final double perSecond;
  private final SplittableRandom random = new SplittableRandom(4573);
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Timetable ends = new Timetable();

  /** How those hang up who have come while the crowd fills: their time runs when all are there. */
  private final List<Timetable.Deed> early = new ArrayList<>();

  private int most;
  private int least;
  private int rung;
  private double rate;
  private boolean filling;
  private int rungBefore;
  private long since = System.nanoTime();
  private long turned = since;
  private double room;

  private Crowd(CrowdWire wire, double perSecond) {
    this.wire = wire;
    this.perSecond = perSecond;
  }

  /** Arguments: the way in, the port of who listens, the secret, new calls a second. */
  public static void main(String[] arguments) throws Exception {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
    CrowdWire wire =
        switch (WayIn.valueOf(arguments[0])) {
          case AGI -> new AgiWire(address, arguments[2]);
          case ARI -> new AriWire(address, arguments[2]);
        };
    Crowd crowd = new Crowd(wire, Double.parseDouble(arguments[3]));
    Thread.ofPlatform().daemon().name("told").start(crowd::listen);
    wire.await();
    crowd.run();
  }

  private void listen() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        told.add(line);
      }
    } catch (IOException e) {
      System.err.println("cannot hear: " + e);
    }
    told.add("end"); // who told us is gone
  }

  private void run() throws IOException {
    while (true) {
      String next = told.poll();
      if (next == null) {
        turn();
        continue;
      }
      String[] words = next.split(" ", -1);
      long began = System.nanoTime();
      int before = rung;
      least = wire.held();
      switch (words[0]) {
        case "fill" -> fill(Integer.parseInt(words[1]));
        case "measure" -> measure(Integer.parseInt(words[1]));
        case "hang-up" -> hangUpAll();
        case "cut" -> cut();
        case "reconnect" -> reconnect(Integer.parseInt(words[1]));
        case "end" -> {
          return;
        }
        default -> throw new IllegalArgumentException(next);
      }
      System.out.println(figures(seconds(began), rung - before));
      wire.forget();
    }
  }

  private void fill(int calls) throws IOException {
    most = calls;
    filling = true;
    pace(fillingPerSecond());
    long began = System.nanoTime();
    while (wire.held() < most && seconds(began) < 10 + 3 * most / perSecond) {
      turn();
    }
    filling = false;
    Collections.shuffle(early, random);
    Iterator<Timetable.Deed> hangUp = early.iterator();
    lives().left(early.size()).forEach(millis -> ends.in(millis, hangUp.next()));
    early.clear();
    pace(perSecond);
  }

  private void measure(int seconds) throws IOException {
    wire.forget();
    pace(perSecond);
    long began = System.nanoTime();
    while (seconds(began) < seconds) {
      turn();
    }
  }

  /** Until the server has let go of each. */
  private void hangUpAll() throws IOException {
    most = 0;
    ends.clear();
    wire.hangUpAll();
    awaitGone();
  }

  private void awaitGone() throws IOException {
    long began = System.nanoTime();
    while (wire.held() > 0 && seconds(began) < GONE_WITHIN) {
      wire.turn();
    }
  }

  /** All at once, as when the server they had was another one; until the server talks to each. */
  private void reconnect(int calls) throws IOException {
    most = calls;
    wire.forget();
    long began = System.nanoTime();
    wire.cut();
    for (int i = 0; i < calls; i++) {
      ring(CrowdWire.Coming.RESUMED, began);
      if (i % RINGS_A_TURN == 0) {
        wire.turn(); // a call says its header as soon as it is connected
      }
    }
    awaitServed();
  }

  /** Until the server talks to each. */
  private void awaitServed() throws IOException {
    long began = System.nanoTime();
    while (wire.unserved() > 0 && seconds(began) < GONE_WITHIN) {
      ends.turn();
      wire.turn();
    }
    pace(perSecond);
  }

  /** The wire breaks while calls are under way. */
  private void cut() throws IOException {
    wire.forget();
    wire.cut();
    awaitServed();
  }

  private void pace(double callsPerSecond) {
    rate = callsPerSecond;
    since = System.nanoTime();
    rungBefore = rung;
  }

  /** Calls come by the clock, however slow the server is. */
  private void turn() throws IOException {
    double wanted = seconds(since) * rate;
    room = Math.min(room + seconds(turned) * MOST_PER_SECOND, MOST_AT_ONCE);
    turned = System.nanoTime();
    for (; rung - rungBefore < wanted && wire.held() < most && room >= 1; room--) {
      ring(CrowdWire.Coming.FRESH, System.nanoTime());
    }
    ends.turn();
    wire.turn();
    least = Math.min(least, wire.held());
  }

  private void ring(CrowdWire.Coming coming, long since) throws IOException {
    Timetable.Deed hangUp = wire.ring(rung++, coming, habits(), since);
    if (filling) {
      early.add(hangUp);
    } else {
      ends.in(lives().whole(), hangUp);
    }
  }

  private Habits habits() {
    return new Habits(random.split(), Math.clamp(meanMillis() / STEPS_OF_A_LIFE, 20, LONGEST_STEP));
  }

  private Lives lives() {
    return new Lives(random, meanMillis());
  }

  private double fillingPerSecond() {
    return Math.min(MOST_PER_SECOND, 2 * perSecond);
  }

  private long meanMillis() {
    return Math.max(200, Math.round(most / perSecond * 1000));
  }

  private String figures(double seconds, int placed) {
    return String.format(
        Locale.ROOT,
        "seconds=%.2f rung=%d placed=%d wanted=%.0f least=%d %s",
        seconds,
        rung,
        placed,
        perSecond,
        least,
        wire.figures());
  }

  static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
