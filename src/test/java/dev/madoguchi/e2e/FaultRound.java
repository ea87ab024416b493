package dev.madoguchi.e2e;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.madoguchi.call.Caller;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.store.StoreException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

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
  private static final Duration SETTLED = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
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
      Leftovers before = Leftovers.of(line);
      FaultRound round = new FaultRound(scene, fault, known, seed);
      List<CallStory> calls = round.calls(round.cast(callers), agents);
      scene.undoAll();
      return round.judge(calls, before);
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
      long until = System.nanoTime() + SETTLED.toNanos();
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

  // --- what is left when it is over

  private FaultResult judge(List<CallStory> calls, Leftovers before) {
    settled(() -> missing(calls).isEmpty());
    settled(() -> unrecorded(calls).isEmpty());
    settled(() -> Leftovers.of(line).channels() == 0);
    return new FaultResult(
        fault, calls, missing(calls), unrecorded(calls), Leftovers.of(line).since(before));
  }

  /** So long as a line may take; what is not there to be seen now may be in a moment. */
  private static void settled(BooleanSupplier isSo) {
    Callers.within(
        SETTLED,
        () -> {
          try {
            return isSo.getAsBoolean();
          } catch (AssertionError | StoreException cannotBeSeen) {
            return false;
          } finally {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
          }
        });
  }

  private List<CallStory> missing(List<CallStory> calls) {
    List<Inquiry> kept =
        books().inquiries().stream().filter(inquiry -> isSpoken(inquiry.thread())).toList();
    Set<String> numbers =
        kept.stream().map(inquiry -> inquiry.number().digits()).collect(Collectors.toSet());
    Set<String> callers =
        kept.stream()
            .flatMap(inquiry -> number(inquiry.caller()).stream())
            .collect(Collectors.toSet());
    return calls.stream()
        .filter(call -> call.acknowledged() || call.thanked())
        .filter(call -> !isKept(call, callers, numbers))
        .toList();
  }

  /** Whether what was said in it is there. */
  private static boolean isSpoken(List<Inquiry.Message> thread) {
    return thread.stream().anyMatch(message -> Files.isRegularFile(message.audio()));
  }

  private static Optional<String> number(Caller caller) {
    return switch (caller) {
      case Caller.Numbered known -> Optional.of(known.number().digits());
      case Caller.Withheld _ -> Optional.empty();
    };
  }

  private FaultBooks books() {
    return new FaultBooks(line.state());
  }

  /** By its number where that was heard whole, and by its caller where that is known. */
  private boolean isKept(CallStory call, Set<String> callers, Set<String> numbers) {
    boolean whole = call.receipt().filter(r -> r.length() == CallStory.FIGURES).isPresent();
    boolean known = fault.callers() != Fault.Callers.HOSTILE;
    return (!known || callers.contains(call.number()))
        && (!whole || numbers.contains(call.receipt().orElseThrow()));
  }

  /** Who had to call again may have a record of each try, for each was a call. */
  private List<String> unrecorded(List<CallStory> calls) {
    if (fault.callers() == Fault.Callers.HOSTILE) {
      return List.of();
    }
    Map<String, Long> records =
        books().calls().stream()
            .flatMap(call -> number(call.caller()).stream())
            .collect(Collectors.groupingBy(number -> number, Collectors.counting()));
    return calls.stream()
        .filter(call -> !call.isRecordedBy(records.getOrDefault(call.number(), 0L)))
        .map(
            call -> "%s, %d records: %s".formatted(call.number(), records.get(call.number()), call))
        .toList();
  }
}
