package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two servers beside each other: either dies, and its callers go on with the other at once; both
 * are ended together. The first method finds both never killed, behind the last one the line is
 * down.
 */
@Order(8)
@DisabledIfSystemProperty(
    named = "madoguchi.way-in",
    matches = "ari",
    disabledReason = "over ARI what is being said goes on to its end, see TwoServersOverAriE2E")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersE2E {
  @RegisterExtension
  static final RunningLine LINE =
      RunningLine.asOf("2026-11-24 10:00").with(Map.of("grace: 60s", "grace: 8s")).withTwoServers();

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final String BESIDE_IS_THERE = "the second server is there";

  private static final Duration STOPPED = Duration.ofSeconds(20);

  private static final Sound GREETING = Prompts.prompt("greeting");
  private static final Sound MENU_AGAIN = Prompts.english("this-language");
  private static final Sound MESSAGE = Prompts.prompt("purpose-orders");
  private static final Sound INQUIRY = Prompts.prompt("purpose-site");
  private static final int IN_THE_MENU = 3;

  @Test
  @Order(1)
  void a_second_server_that_dies_again_and_again_delays_no_start_of_the_first() {
    int ready = LINE.up().lines("ready");
    long alive = LINE.serverBeside().pid();
    for (int i = 0; i < 2; i++) {
      long killed = alive;
      kill(LINE.serverBeside());
      assertThat(Callers.within(SOON, () -> besideIsAnotherThan(killed))).isTrue();
      alive = LINE.serverBeside().pid();
    }
    kill(LINE.serverBeside()); // and is started four seconds later
    int beside = LINE.up().lines(BESIDE_IS_THERE);
    kill(LINE.server());
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    assertThat(LINE.up().lines(BESIDE_IS_THERE)).isEqualTo(beside);
    LINE.up().awaitLines(BESIDE_IS_THERE, beside + 1, RunningLine.START);
  }

  @Test
  @Order(2)
  void either_server_dies_and_every_caller_hears_the_next_prompt_within_two_seconds() {
    List<PhoneCall> inTheMenu = new ArrayList<>();
    for (int i = 0; i < IN_THE_MENU; i++) {
      inTheMenu.add(LINE.call("031111000" + i));
    }
    PhoneCall atTheOffer = LINE.call("0322220000");
    Callers.pressDuringGreeting(atTheOffer, '2');
    atTheOffer.awaitHeard(Prompts.prompt("offer"), Duration.ofSeconds(20));
    Phone agent = LINE.agent("6005");
    PhoneCall waiting = LINE.call("0333330000");
    Callers.pressDuringGreeting(waiting, '5');
    PhoneCall ringing = agent.awaitCall(SOON);
    ringing.ring();
    inTheMenu.forEach(
        caller -> caller.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(20)));

    int ready = LINE.up().lines("ready");
    long killed = System.nanoTime();
    LINE.server().destroyForcibly();
    waiting.press('0'); // leads to the second server, which has never heard of this caller

    inTheMenu.forEach(caller -> heardSoonAfter(killed, caller, MENU_AGAIN));
    heardSoonAfter(killed, atTheOffer, Prompts.prompt("nobody-on-duty"));
    heardSoonAfter(killed, waiting, INQUIRY);

    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    waiting.press('#');
    waiting.awaitHeard(Prompts.prompt("callback-read-back"), Duration.ofSeconds(20));
    long killedBeside = System.nanoTime();
    LINE.serverBeside().destroyForcibly();
    heardSoonAfter(killedBeside, waiting, INQUIRY);
    waiting.press('#');
    Callers.pass(waiting, Callers.Asked.CALLBACK);
    String number = Callers.leaveMessage(waiting, MESSAGE);

    assertThat(LINE.inquiries())
        .singleElement()
        .satisfies(
            inquiry -> {
              assertThat(inquiry.number()).isEqualTo(number);
              assertThat(inquiry.category()).isEqualTo("site");
            });
    assertThat(inTheMenu)
        .allSatisfy(caller -> assertThat(caller.ear().everywhere(GREETING)).hasSize(1));
  }

  @Test
  @Order(3)
  void a_reload_reaches_both_servers_and_says_so_when_one_is_down() throws IOException {
    Path plan = LINE.state().resolve("plan/support-line.yaml");
    String shipped = Files.readString(plan);
    String closed = shipped.replace("  weekly:\n", "  emergency: closed\n  weekly:\n");
    int ready = LINE.up().lines("ready");
    int beside = LINE.up().lines(BESIDE_IS_THERE);
    try {
      write(plan, shipped.replace("tries: 3", "tries: many").replace("wait: 6s", "wait: long"));
      reloads(1, "menu.tries", "menu.wait", "not reloaded");
      write(plan, closed);
      reloads(0, "ok: first server: new calls go by", "ok: second server: new calls go by");

      LINE.outages().holdUp(); // nobody starts a server anew
      LINE.server().destroyForcibly();
      bySecond("0344440001").awaitHeard(Prompts.prompt("closed-emergency"), SOON);
      write(plan, shipped);
      reloads(
          3, "first server: does not answer", "ok: second server: new calls", "reloaded in part");
      bySecond("0344440002").awaitHeard(Prompts.prompt("menu-intro"), SOON.multipliedBy(2));
    } finally {
      LINE.outages().goOn();
      write(plan, shipped);
    }
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    assertThat(LINE.up().lines(BESIDE_IS_THERE)).isEqualTo(beside);
    reloads(0, "ok: first server: new calls go by", "ok: second server: new calls go by");
  }

  @Test
  @Order(4)
  void both_are_ended_together_so_that_neither_takes_a_new_call_and_those_they_have_go_on() {
    Phone agent = LINE.agent("6002");
    PhoneCall withSecond = LINE.call("0355550001");
    withSecond.awaitHeard(Prompts.prompt("menu-intro"), SOON.multipliedBy(2));
    int ready = LINE.up().lines("ready");
    kill(LINE.server());
    withSecond.awaitHeard(MENU_AGAIN, SOON);
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    PhoneCall withFirst = LINE.call("0355550002");
    withFirst.awaitHeard(GREETING.first(Duration.ofSeconds(1)), SOON);

    int stopping = LINE.up().lines("stopping: no new calls");
    List<ProcessHandle> family = LINE.up().family();
    family.getFirst().destroy();
    LINE.up().awaitLines("stopping: no new calls", stopping + 2, SOON);
    PhoneCall next = LINE.call("0355550003");
    next.awaitHeard(Prompts.prompt("apology"), Duration.ofSeconds(3));
    next.hangUp();
    withFirst.hangUp();
    withSecond.press('2');
    withSecond.awaitHeard(Prompts.prompt("connecting"), SOON);
    PhoneCall taken = agent.awaitCall(SOON);
    Callers.take(taken, "delivery");
    agent.unregister(); // as long as there is a line
    taken.hangUp();
    withSecond.awaitEnd(SOON);

    assertThat(LINE.up().awaitExit(STOPPED)).isZero();
    assertThat(LINE.up().everything()).doesNotContain("did not end in time");
    assertThat(family)
        .allSatisfy(each -> assertThat(each.onExit()).succeedsWithin(Duration.ofSeconds(5)));
  }

  private static void kill(ProcessHandle server) {
    server.destroyForcibly();
    server.onExit().join();
  }

  private static boolean besideIsAnotherThan(long killed) {
    try {
      return LINE.serverBeside().pid() != killed;
    } catch (AssertionError | NumberFormatException e) {
      return false; // between the two there is none, and its file may be half written
    }
  }

  /** Greeted all the same: the dialplan has gone on to the second at once. */
  private static PhoneCall bySecond(String number) {
    PhoneCall caller = LINE.call(number);
    caller.awaitHeard(GREETING, SOON);
    return caller;
  }

  private static void reloads(int exit, String... told) {
    try (Program reload =
        Program.start(
            Prompts.root(),
            List.of("bin/madoguchi", "reload", "--state", LINE.state().toString()))) {
      assertThat(reload.awaitExit(Duration.ofSeconds(30))).as(reload.toString()).isEqualTo(exit);
      assertThat(reload.everything()).contains(told).doesNotContain("Exception");
    }
  }

  /** Whole, or not at all: who reads it meanwhile reads the old one. */
  private static void write(Path plan, String text) throws IOException {
    Path next = Files.writeString(plan.resolveSibling("next.yaml"), text);
    Files.move(next, plan, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void heardSoonAfter(long killed, PhoneCall caller, Sound prompt) {
    Ear.Moment next = caller.awaitHeard(prompt, SOON);
    Duration after = Duration.ofNanos(next.began() - killed);
    System.out.printf("%s heard %s after %d ms%n", caller, prompt.name(), after.toMillis());
    assertThat(after).isLessThan(AT_ONCE);
  }
}
