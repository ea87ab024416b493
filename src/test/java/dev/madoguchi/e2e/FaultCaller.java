package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A caller of a {@link FaultRound}: goes through a whole call by what is heard, as far as a step,
 * stays there until the fault has come, and then goes on until the line lets go. Never hangs up
 * first. Lives on a thread of its own.
 */
final class FaultCaller {
  /** The tone before a recording. */
  static final String TONE = "beep";

  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Duration ANSWER = Duration.ofSeconds(8);
  private static final Duration DIALS_FOR = Duration.ofSeconds(90);
  private static final Duration FAREWELL = Duration.ofSeconds(10);
  private static final Duration A_LOOK = Duration.ofMillis(200);

  private static final Duration ON_HOLD = Duration.ofSeconds(3);

  /** Half a second in three and a half (ITU-T T.30, CNG). */
  private static final Sound FAX = Sound.sweep(1100, 1100, Duration.ofMillis(500));

  private static final long FAX_EVERY = Duration.ofMillis(3500).toNanos();

  private static final Sound BREATH = new Sound("pause", new short[Sound.RATE * 2 / 5]);

  private final Phone phone;
  private final String support;
  private final Role role;
  private final FaultMoment fault;
  private final KnownWords known;
  private final Sound message;
  private HeardWords words;
  private Optional<Act> due = Optional.empty();
  private int tries;
  private boolean held;
  private long nextTone;
  private OptionalLong farewell = OptionalLong.empty();

  /**
   * Who a caller is.
   *
   * @param shown what the call says of itself
   * @param goal the step to be in when the fault comes
   * @param purpose the key of the menu
   * @param seed decides how quick the caller is
   */
  record Role(String number, Shown shown, Step goal, char purpose, long seed) {}

  /** A key to be pressed at this reading of {@link System#nanoTime}. */
  private record Act(char key, long at) {}

  FaultCaller(RunningLine line, Role role, FaultMoment fault, KnownWords known, Sound message) {
    this.phone = Phone.at(line.sip());
    this.support = line.number();
    this.role = role;
    this.fault = fault;
    this.known = known;
    this.message = message;
    this.words = new HeardWords(known);
  }

  /** The whole call, from the first ring on; returns when it is over. */
  CallStory live() {
    try {
      Optional<PhoneCall> answered = dial();
      long connected = System.nanoTime();
      answered.ifPresent(call -> talk(call, connected));
      return new Telling(words, fault)
          .of(
              role,
              tries,
              answered.isPresent() ? OptionalLong.of(connected) : OptionalLong.empty());
    } finally {
      phone.close();
    }
  }

  private Optional<PhoneCall> dial() {
    long until = Math.max(System.nanoTime(), fault.planned()) + DIALS_FOR.toNanos();
    do {
      tries++;
      words = new HeardWords(known);
      PhoneCall call = phone.place(support, role.shown());
      call.tell(words);
      call.saveSilence();
      if (call.answeredWithin(ANSWER)) {
        return Optional.of(call);
      }
      call.hangUp();
    } while (System.nanoTime() < until);
    return Optional.empty();
  }

  private void talk(PhoneCall call, long connected) {
    long until = fault.planned() + PATIENCE.toNanos();
    words.theirTurn(); // a line that rings is not silent
    if (isFax()) {
      words.ownTurn(); // a machine does not mind what it hears
    }
    while (!call.isOver()
        && System.nanoTime() < farewell.orElse(until)
        && !fault.hasCutCallOf(connected)) {
      words.next(A_LOOK).ifPresent(spoken -> hear(call, spoken.prompt()));
      if (fault.callers() == Fault.Callers.HOLDING) {
        holdOnce(call);
      } else if (isFax()) {
        sendTone(call);
      }
      due.filter(act -> System.nanoTime() >= act.at())
          .ifPresent(
              act -> {
                due = Optional.empty();
                call.startPressing(act.key());
              });
    }
    if (!fault.hasCutCallOf(connected)) {
      words.over();
    }
    call.hangUp();
  }

  /** Speaks with somebody else for a moment; who is on hold hears nothing, and wants nothing. */
  private void holdOnce(PhoneCall call) {
    if (held || !fault.hasCome()) {
      return;
    }
    held = true;
    words.ownTurn();
    call.hold();
    call.say(new Sound("hold", new short[Sound.samplesIn(ON_HOLD)]));
    call.resume();
    words.theirTurn();
  }

  private boolean isFax() {
    return fault.callers() == Fault.Callers.FAX && role.goal() == Step.RINGING;
  }

  private void sendTone(PhoneCall call) {
    if (System.nanoTime() >= nextTone) {
      call.startSaying(FAX);
      nextTone = System.nanoTime() + FAX_EVERY;
    }
  }

  private void hear(PhoneCall call, String prompt) {
    if (isFax() && !isFarewell(prompt)) {
      return;
    }
    switch (prompt) {
      case "greeting" -> greeted();
      case "menu-intro", "closed-menu-intro" -> pressIn(Step.MENU, role.purpose());
      case "connecting" -> due = takesTheOffer() ? Optional.of(afterTheFault('0')) : nothing();
      // said again without the offer before it, who has pressed a wrong key knows it by the choice
      case "offer", "choice-inquiry", "callback-read-back" -> pressIn(Step.RINGING, '1');
      case "inquiry-taken", "order-ask", "callback-ask", "record-message" ->
          pressIn(Step.RINGING, '#');
      // a fall behind the acknowledgement: what is said now is a matter of its own
      case "choice-new" -> pressIn(Step.RINGING, '2');
      case "detail-intro" -> pressIn(Step.QUESTION, '#');
      case "choice-send" -> send();
      case TONE -> speak(call);
      case "apology", "dialplan-message", "inquiry-not-kept" -> due = nothing();
      case "goodbye", "dialplan-thanks" -> {
        due = nothing();
        farewell = OptionalLong.of(System.nanoTime() + FAREWELL.toNanos());
      }
      default -> {}
    }
  }

  private static boolean isFarewell(String prompt) {
    return prompt.equals("goodbye") || prompt.equals("dialplan-thanks");
  }

  private static Optional<Act> nothing() {
    return Optional.empty();
  }

  private void greeted() {
    if (role.goal() != Step.MENU) {
      pressIn(Step.GREETING, role.purpose());
    }
  }

  /** At once, but not before the fault for whom it is to find in this step. */
  private void pressIn(Step step, char key) {
    if (role.goal() == step && !fault.hasCome()) {
      hesitate(afterTheFault(key));
    } else {
      due = Optional.of(new Act(key, soon()));
    }
  }

  /** Whoever hesitates is waited for in silence. */
  private void hesitate(Act act) {
    words.hesitates(act.at());
    due = Optional.of(act);
  }

  private Act afterTheFault(char key) {
    return new Act(key, Math.max(soon(), fault.planned() + after().toNanos()));
  }

  private boolean takesTheOffer() {
    return role.goal() == Step.QUEUE && random("offer").nextInt(3) == 0;
  }

  /** The number is being read when the fault comes. */
  private void send() {
    long early = 1000L + random("receipt").nextInt(8000);
    long at = fault.planned() - Duration.ofMillis(early).toNanos();
    hesitate(new Act('1', role.goal() == Step.RECEIPT ? Math.max(soon(), at) : soon()));
  }

  /** Nothing need be heard meanwhile. */
  private void speak(PhoneCall call) {
    due = nothing();
    words.ownTurn();
    call.say(BREATH);
    long until = fault.planned() + after().toNanos();
    do {
      call.say(message);
    } while (role.goal() == Step.RECORDING && !call.isOver() && System.nanoTime() < until);
    call.say(Callers.A_MOMENT);
    call.press('#');
    words.theirTurn();
  }

  private long soon() {
    return System.nanoTime() + Duration.ofMillis(800 + random("soon").nextInt(800)).toNanos();
  }

  private Duration after() {
    return Duration.ofMillis(500 + random("after").nextInt(2500));
  }

  private Random random(String what) {
    return new Random(role.seed() ^ what.hashCode());
  }
}
