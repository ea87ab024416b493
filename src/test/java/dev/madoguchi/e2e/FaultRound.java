package dev.madoguchi.e2e;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * One fault, and callers in every step of a call when it comes. The same seed makes the same
 * callers at the same times.
 */
final class FaultRound {
  private static final List<Step> GOALS =
      List.of(
          Step.GREETING,
          Step.MENU,
          Step.QUEUE,
          Step.TALK,
          Step.QUESTION,
          Step.RECORDING,
          Step.RECEIPT,
          Step.RINGING);

  private static final String WITH_AGENTS = "1236";
  private static final String WITHOUT_AGENTS = "45";
  private static final Duration NEW_CALLS_COME_FOR = Duration.ofSeconds(8);
  private static final int A_SECOND = 20;
  private static final Duration TALK = Duration.ofSeconds(3);
  private static final Duration TALK_THROUGH_THE_FAULT = Duration.ofSeconds(6);
  private static final Duration ANOTHER_ASTERISK = Duration.ofSeconds(90);
  private static final Duration A_LOOK = Duration.ofMillis(5);

  private final RunningLine line;
  private final FaultScene scene;
  private final Fault fault;
  private final KnownWords known;
  private final long seed;
  private final FaultMoment moment;
  private final Sound message = Prompts.prompt("purpose-delivery").first(Duration.ofMillis(2500));
  private final Map<String, FaultCaller.Role> roles = new HashMap<>();

  private FaultRound(FaultScene scene, Fault fault, KnownWords known, long seed) {
    this.line = scene.line();
    this.scene = scene;
    this.fault = fault;
    this.known = known;
    this.seed = seed;
    this.moment = new FaultMoment(System.nanoTime() + before(fault).toNanos(), fault);
  }

  /** Every prompt of the line, the tone, and the agents' voice. */
  static KnownWords words(RunningLine line) {
    List<Sound> all = new ArrayList<>(Prompts.all());
    all.add(new Sound(FaultCaller.TONE, line.tone().samples()));
    all.add(FaultAgent.voice());
    return KnownWords.of(all);
  }

  /** Runs a round with so many callers, and these agents on duty; returns when all has settled. */
  static FaultResult run(
      RunningLine line,
      FaultScene.WayIn way,
      Fault fault,
      int callers,
      List<String> agents,
      KnownWords known,
      long seed) {
    try (FaultScene scene = new FaultScene(line, way, seed)) {
      fault.before().on(scene);
      FaultRound round = new FaultRound(scene, fault, known, seed);
      FaultJudge judge = FaultJudge.before(line, fault);
      List<CallStory> calls = round.calls(round.cast(callers), agents);
      scene.undoAll();
      return judge.judge(calls);
    }
  }

  private static Duration before(Fault fault) {
    return switch (fault.callers()) {
      case IN_EVERY_STEP, HOLDING, FAX -> Step.RECEIPT.lead().plusSeconds(4);
      case NEW, HOSTILE -> Duration.ofSeconds(5);
    };
  }

  private List<FaultCaller.Role> cast(int callers) {
    // nobody calls in two rounds: a caller has one record, and is not known from before
    Random random = new Random(31 * seed + fault.name().hashCode());
    for (int i = 0; i < callers; i++) {
      Step goal =
          switch (fault.callers()) {
            case IN_EVERY_STEP, HOLDING, FAX -> GOALS.get(i % GOALS.size());
            case NEW, HOSTILE -> Step.RINGING;
          };
      String number = "0%d%08d".formatted(50 + random.nextInt(40), random.nextInt(100_000_000));
      String purposes =
          switch (goal) {
            case QUEUE, TALK -> WITH_AGENTS;
            case QUESTION, RECORDING, RECEIPT -> WITHOUT_AGENTS;
            case RINGING, GREETING, MENU, ENDED -> WITH_AGENTS + WITHOUT_AGENTS;
          };
      char purpose = purposes.charAt(random.nextInt(purposes.length()));
      roles.put(
          number,
          new FaultCaller.Role(
              number, shown(number, seed * callers + i), goal, purpose, random.nextLong()));
    }
    return List.copyOf(roles.values());
  }

  private Shown shown(String number, long which) {
    return switch (fault.callers()) {
      case IN_EVERY_STEP, NEW, HOLDING, FAX -> Shown.honest(line, number);
      case HOSTILE -> Shown.hostile(line, number, which);
    };
  }

  private List<CallStory> calls(List<FaultCaller.Role> cast, List<String> accounts) {
    List<FaultAgent> agents = new ArrayList<>();
    List<CallStory> stories = new ArrayList<>();
    try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      accounts.forEach(a -> agents.add(FaultAgent.with(line.agent(a), this::talksUntil)));
      List<Future<CallStory>> calls = new ArrayList<>();
      for (FaultCaller.Role role : cast) {
        FaultCaller caller = new FaultCaller(line, role, moment, known, message);
        calls.add(threads.submit(() -> livesFrom(rings(role), caller)));
      }
      ScheduledFuture<?> struck =
          clock.schedule(this::strike, until(moment.planned()), NANOSECONDS);
      struck.get();
      ScheduledFuture<?> mended =
          clock.schedule(() -> fault.mended().on(scene), fault.lasts().toNanos(), NANOSECONDS);
      for (Future<CallStory> call : calls) {
        stories.add(call.get());
      }
      mended.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("a caller could not live", e);
    } finally {
      agents.forEach(FaultAgent::close);
    }
    return stories;
  }

  private long rings(FaultCaller.Role role) {
    if (role.goal() == Step.RINGING && fault.callers() == Fault.Callers.FAX) {
      return moment.planned() - Step.RECEIPT.lead().toNanos();
    }
    int most =
        switch (fault.callers()) {
          case IN_EVERY_STEP, HOLDING, FAX -> (int) NEW_CALLS_COME_FOR.toMillis();
          case NEW, HOSTILE -> 1000 * roles.size() / A_SECOND;
        };
    return role.goal() == Step.RINGING
        ? moment.planned() + Duration.ofMillis(new Random(role.seed()).nextInt(most)).toNanos()
        : moment.planned()
            - role.goal().lead().plusMillis(new Random(role.seed()).nextInt(3000)).toNanos();
  }

  private static CallStory livesFrom(long ring, FaultCaller caller) {
    while (until(ring) > 0) {
      LockSupport.parkNanos(until(ring));
    }
    return caller.live();
  }

  private static long until(long moment) {
    return moment - System.nanoTime();
  }

  private void strike() {
    Optional<FileTime> before = line.consoleSince();
    moment.comesNow();
    fault.strikes().on(scene);
    if (fault.calls() == Fault.Calls.DIE) {
      long until = System.nanoTime() + ANOTHER_ASTERISK.toNanos();
      while (line.consoleSince().equals(before) || line.consoleSince().isEmpty()) {
        if (until(until) < 0) {
          throw new AssertionError("no other Asterisk came");
        }
        LockSupport.parkNanos(A_LOOK.toNanos());
      }
      moment.callsAreCut();
    }
  }

  /** An agent talks for a moment; but with who is to be talking when the fault comes, beyond it. */
  private long talksUntil(String from) {
    String number = from.replaceFirst(".*sip:(\\d+)@.*", "$1");
    FaultCaller.Role role = roles.get(number);
    long moment = System.nanoTime() + TALK.toNanos();
    return role != null && role.goal() == Step.TALK
        ? Math.max(moment, this.moment.planned() + TALK_THROUGH_THE_FAULT.toNanos())
        : moment;
  }
}
