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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers beside each other: either dies, and its callers go on with the other at once. */
class TwoServersE2E {
  @RegisterExtension
  static final RunningLine LINE =
      RunningLine.asOf("2026-11-24 10:00").with(Map.of("grace: 60s", "grace: 8s")).withTwoServers();

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final Sound GREETING = Prompts.prompt("greeting");
  private static final Sound MENU_AGAIN = Prompts.english("this-language");
  private static final Sound MESSAGE = Prompts.prompt("purpose-orders");
  private static final Sound INQUIRY = Prompts.prompt("purpose-site");
  private static final int IN_THE_MENU = 3;

  @Test
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

    LINE.up().awaitLines("ready", ready + 1, Duration.ofSeconds(60));
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
  void a_reload_reaches_both_servers_and_says_so_when_one_is_down() throws IOException {
    Path plan = LINE.state().resolve("plan/support-line.yaml");
    String shipped = Files.readString(plan);
    String closed = shipped.replace("  weekly:\n", "  emergency: closed\n  weekly:\n");
    int ready = LINE.up().lines("ready");
    int beside = LINE.up().lines("the second server is there");
    try {
      write(plan, shipped.replace("tries: 3", "tries: many").replace("wait: 6s", "wait: long"));
      reloads(1, "menu.tries", "menu.wait", "not reloaded");
      write(plan, closed);
      reloads(0, "ok: first server: new calls go by", "ok: second server: new calls go by");

      LINE.holdUp(); // nobody starts a server anew
      LINE.server().destroyForcibly();
      bySecond("0344440001").awaitHeard(Prompts.prompt("closed-emergency"), SOON);
      write(plan, shipped);
      reloads(
          3, "first server: does not answer", "ok: second server: new calls", "reloaded in part");
      bySecond("0344440002").awaitHeard(Prompts.prompt("menu-intro"), SOON.multipliedBy(2));
    } finally {
      LINE.goOn();
      write(plan, shipped);
    }
    LINE.up().awaitLines("ready", ready + 1, Duration.ofSeconds(60));
    assertThat(LINE.up().lines("the second server is there")).isEqualTo(beside);
    reloads(0, "ok: first server: new calls go by", "ok: second server: new calls go by");
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
