package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same line with ARI as its way in: callers hear no difference. */
@Order(1)
class AriE2E {
  @RegisterExtension
  static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00").with(RunningLine.OVER_ARI);

  private static final Sound MESSAGE = Prompts.prompt("purpose-delivery");
  private static final Sound MENU = Prompts.prompt("menu-intro");
  private static final Sound LAST_OF_THE_MENU = Prompts.prompt("menu-repeat");

  /** What the server then plays is not over when the four seconds are. */
  private static final Sound JUST_UNDER_THE_WATCHDOG =
      new Sound("pause", new short[Sound.samplesIn(Duration.ofMillis(3500))]);

  private static final Duration A_MENU_LATER = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void a_caller_talks_to_the_agent_of_the_key_and_is_said_good_bye() {
    Phone agent = LINE.agent("6002");
    Sound fromCaller = Sound.sweep(300, 900, Duration.ofSeconds(2));
    Sound fromAgent = Sound.sweep(900, 300, Duration.ofSeconds(2));
    PhoneCall caller = LINE.call("0312345672");
    caller.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt("menu-intro"), SOON);
    caller.press('2');
    caller.awaitHeard(Prompts.prompt("connecting"), SOON);

    PhoneCall taken = agent.awaitCall(SOON);
    assertThat(taken.shownFrom()).contains("0312345672");
    taken.ring();
    taken.answer();
    taken.awaitHeard(Prompts.prompt("whisper-delivery"), SOON);
    taken.say(fromAgent);
    caller.awaitHeard(fromAgent, SOON);
    caller.say(fromCaller);
    taken.awaitHeard(fromCaller, SOON);
    taken.hangUp();
    caller.awaitHeard(Prompts.prompt("goodbye"), SOON);
    assertThat(caller.awaitEnd(SOON)).isEqualTo("the other side hung up");
  }

  @Test
  void a_key_during_the_greeting_is_the_choice_already() {
    Phone agent = LINE.agent("6004");
    PhoneCall caller = LINE.call("0312345674");
    Callers.pressDuringGreeting(caller, '4');
    caller.awaitHeard(Prompts.prompt("connecting"), SOON);

    agent.awaitCall(SOON).answer();
    assertThat(caller.ear().everywhere(Prompts.prompt("greeting"))).isEmpty();
  }

  @Test
  void a_caller_who_hangs_up_in_the_queue_stops_the_ringing() {
    Phone agent = LINE.agent("6003");
    PhoneCall caller = LINE.call("0312345673");
    Callers.pressDuringGreeting(caller, '3');
    PhoneCall ringing = agent.awaitCall(SOON);
    ringing.ring();

    caller.hangUp();

    assertThat(ringing.awaitEnd(SOON)).isEqualTo("the other side cancelled");
  }

  @Test
  void with_nobody_there_a_caller_leaves_an_inquiry_and_hears_its_number() {
    PhoneCall caller = LINE.call("09011112222");
    Callers.pressDuringGreeting(caller, '1');
    caller.awaitHeard(Prompts.prompt("nobody-on-duty"), Duration.ofSeconds(15));
    caller.awaitHeard(Prompts.prompt("press-1"), Duration.ofSeconds(15));
    caller.press('1');
    Callers.pass(caller, Callers.Asked.CATEGORY, Callers.Asked.ORDER, Callers.Asked.CALLBACK);

    String heard = Callers.leaveMessage(caller, MESSAGE);

    LeftInquiry kept = inquiries("09011112222").getFirst();
    assertThat(kept.number()).isEqualTo(heard);
    assertThat(kept.category()).isEqualTo("returns");
    assertThat(AudioMatch.best(MESSAGE, kept.message().samples()).score())
        .isGreaterThan(AudioMatch.SAME);
  }

  @Test
  void when_the_server_is_killed_each_call_goes_on_in_the_step_it_was_in() {
    Sound told = Sound.sweep(300, 900, Duration.ofSeconds(30));
    PhoneCall speaking = callerInAnInquiry("09022220001");
    Callers.pass(speaking, Callers.Asked.CALLBACK);
    speaking.awaitHeard(Prompts.prompt("record-message"), Duration.ofSeconds(20));
    Callers.beginToSpeak(speaking, told);
    PhoneCall choosing = LINE.call("09022220003");
    Ear.Moment menu = choosing.awaitHeard(MENU, Duration.ofSeconds(20));
    int ready = LINE.up().lines("ready");

    long killed = System.nanoTime();
    LINE.server().destroyForcibly();

    Ear.Moment again = choosing.awaitHeard(MENU, Duration.ofSeconds(20));
    choosing.press('2');
    choosing.awaitHeard(Prompts.prompt("connecting"), SOON);
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);

    System.out.printf(
        "over ARI, the menu again %d ms after the server was killed%n",
        Duration.ofNanos(again.began() - killed).toMillis());
    assertThat(choosing.ear().longestSilence(menu.from(), again.from()))
        .isLessThan(Duration.ofSeconds(5));
    assertThat(choosing.ear().everywhere(Prompts.prompt("greeting"))).hasSize(1);

    speaking.say(Callers.A_MOMENT);
    speaking.press('#');
    String number = Callers.sendAndHearNumber(speaking);
    LeftInquiry kept = inquiries("09022220001").getFirst();
    assertThat(kept.number()).isEqualTo(number);
    assertThat(
            AudioMatch.best(told.first(Duration.ofSeconds(10)), kept.message().samples()).score())
        .isGreaterThan(AudioMatch.SAME);
  }

  @Test
  void when_no_server_comes_back_the_dialplan_takes_the_callers_within_five_seconds() {
    PhoneCall choosing = LINE.call("09022220004");
    Ear.Moment menu = choosing.awaitHeard(MENU, Duration.ofSeconds(20));
    int ready = LINE.up().lines("ready");

    LINE.outages().holdUp();
    LINE.server().destroyForcibly();
    Ear.Moment apology = choosing.awaitHeard(Prompts.prompt("apology"), Duration.ofSeconds(60));
    PhoneCall next = LINE.call("09022220005");
    next.awaitHeard(Prompts.prompt("apology"), SOON);
    LINE.outages().goOn();

    Duration silence = choosing.ear().longestSilence(menu.from(), apology.from());
    System.out.printf("over ARI, without a server, %d ms of silence%n", silence.toMillis());
    assertThat(silence).isLessThan(Duration.ofSeconds(5));
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    PhoneCall after = LINE.call("09022220006");
    after.awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
  }

  @Test
  void a_watchdog_that_goes_off_while_a_late_server_speaks_leads_to_words_too() {
    List<PhoneCall> waiting =
        IntStream.range(0, 6).mapToObj(i -> LINE.call("0902222001" + i)).toList();
    waiting.forEach(caller -> caller.awaitHeard(LAST_OF_THE_MENU, Duration.ofSeconds(40)));

    LINE.outages().whileServerHangs(() -> waiting.getFirst().say(JUST_UNDER_THE_WATCHDOG));

    for (PhoneCall caller : waiting) {
      assertThat(Callers.within(A_MENU_LATER, () -> isSpokenTo(caller)))
          .as(caller.toString())
          .isTrue();
    }
  }

  private static boolean isSpokenTo(PhoneCall caller) {
    return Stream.of("apology", "no-input")
        .anyMatch(words -> !caller.ear().everywhere(Prompts.prompt(words)).isEmpty());
  }

  /**
   * A caller of whom nobody could take the call, and who is about to be asked where to call back.
   */
  private static PhoneCall callerInAnInquiry(String number) {
    PhoneCall caller = LINE.call(number);
    Callers.pressDuringGreeting(caller, '1');
    caller.awaitHeard(Prompts.prompt("nobody-on-duty"), Duration.ofSeconds(15));
    caller.press('1');
    Callers.pass(caller, Callers.Asked.CATEGORY, Callers.Asked.ORDER);
    return caller;
  }

  @Test
  void every_call_ends_as_one_record_with_what_the_dialplan_has_seen() {
    PhoneCall caller = LINE.call("09077778888");
    Callers.pressDuringGreeting(caller, '5');
    caller.awaitHeard(Prompts.prompt("nobody-on-duty"), Duration.ofSeconds(15));
    caller.hangUp();

    assertThat(Callers.within(Duration.ofSeconds(20), () -> isRecorded("09077778888"))).isTrue();
    RecordedCall call = LINE.recordedCalls("09077778888").getFirst();
    assertThat(call.queue()).contains("site");
    assertThat(call.endedBy()).isEqualTo("caller");
  }

  private static boolean isRecorded(String from) {
    return !LINE.recordedCalls(from).isEmpty();
  }

  private static List<LeftInquiry> inquiries(String from) {
    return LINE.inquiries().stream()
        .filter(inquiry -> inquiry.caller().filter(from::equals).isPresent())
        .toList();
  }
}
