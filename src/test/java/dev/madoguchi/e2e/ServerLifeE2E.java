package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.control.Answer;
import dev.madoguchi.control.RunningServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * In the middle of calls the server is asked to end, or to read its plan again. When it alone ends,
 * up starts it again; what is printed is the same when up itself is asked.
 */
@Order(4)
class ServerLifeE2E {
  private static final Duration GRACE = Duration.ofSeconds(8);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LEFT = "stopping: 1 call in a menu or an inquiry left";
  private static final Sound A_WHISPER = new Sound("a whisper", new short[Sound.RATE * 2]);
  private static final Sound A_TENTH = new Sound("a tenth", new short[Sound.RATE / 10]);

  @RegisterExtension
  static final RunningLine LINE =
      RunningLine.asOf("2026-11-24 10:00").with(Map.of("grace: 60s", "grace: 8s"));

  @Test
  void the_call_goes_on_to_its_queue_and_new_ones_go_to_the_dialplan() {
    int ready = LINE.up().lines("ready");
    int waiting = LINE.up().lines("stopping: no new calls");
    int done = LINE.up().lines("stopping: no call is");
    Phone agent = LINE.agent("6002");
    PhoneCall caller = inMenu("0322220001");

    LINE.server().destroy();
    LINE.up().awaitLines("stopping: no new calls", waiting + 1, SOON);
    PhoneCall next = LINE.call("0322220002");
    next.awaitHeard(Prompts.prompt("apology"), Duration.ofSeconds(3));

    caller.press('2');
    caller.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(5));
    LINE.up().awaitLines("stopping: no call is", done + 1, SOON);
    PhoneCall taken = agent.awaitCall(Duration.ofSeconds(10));
    taken.answer();
    taken.say(
        A_WHISPER); // or none: a server that starts anew clears what an earlier one had joined
    Sound voice = Sound.sweep(500, 1500, Duration.ofSeconds(1));
    taken.say(voice);
    caller.awaitHeard(voice, Duration.ofSeconds(5));
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
    // who talks has noticed nothing of it
    taken.say(voice);
    caller.awaitHeard(voice, Duration.ofSeconds(5));
    taken.hangUp();
    caller.awaitEnd(Duration.ofSeconds(10));
  }

  @Test
  void when_the_grace_is_over_the_dialplan_has_the_caller() {
    int ready = LINE.up().lines("ready");
    int left = LINE.up().lines(LEFT);
    PhoneCall caller = inMenu("0322220003");
    long asked = System.nanoTime();
    LINE.server().destroy();
    Ear.Moment apology =
        caller.awaitHeard(Prompts.prompt("apology"), GRACE.plus(Duration.ofSeconds(4)));
    assertThat(Duration.ofNanos(apology.began() - asked)).isGreaterThan(GRACE);
    LINE.up().awaitLines(LEFT, left + 1, SOON);
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
  }

  @Test
  void a_second_signal_hands_the_caller_over_at_once() {
    int ready = LINE.up().lines("ready");
    int waiting = LINE.up().lines("stopping: no new calls");
    PhoneCall caller = inMenu("0322220004");
    LINE.server().destroy();
    LINE.up().awaitLines("stopping: no new calls", waiting + 1, SOON);
    long forced = System.nanoTime();
    LINE.server().destroy();
    Ear.Moment apology = caller.awaitHeard(Prompts.prompt("apology"), Duration.ofSeconds(5));
    assertThat(Duration.ofNanos(apology.began() - forced)).isLessThan(Duration.ofSeconds(2));
    LINE.up().awaitLines("ready", ready + 1, RunningLine.START);
  }

  @Test
  void a_reload_is_for_new_calls_and_a_bad_plan_changes_nothing() throws IOException {
    Path plan = LINE.state().resolve("plan/support-line.yaml");
    Path agents = LINE.state().resolve("asterisk/etc/local/agents.conf");
    String accounts = Files.readString(agents);
    String shipped = Files.readString(plan);
    String closed = shipped.replace("  weekly:\n", "  emergency: closed\n  weekly:\n");
    PhoneCall before = inMenu("0322220005");
    try {
      write(
          plan,
          shipped
              .replace("tries: 3", "tries: many")
              .replace("wait: 6s", "wait: long")
              .replace("6001:", "6009:"));
      try (Program reload = reload()) {
        assertThat(reload.awaitExit(Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(reload.everything())
            .contains("menu.tries", "menu.wait", "not reloaded")
            .doesNotContain("Exception");
      }
      assertThat(agents).hasContent(accounts);
      write(plan, closed);
      assertThat(LINE.madoguchi("reload")).startsWith("ok: new calls go by");
      before.press('2');
      before.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(5));
      PhoneCall during = LINE.call("0322220006");
      during.awaitHeard(Prompts.prompt("closed-emergency"), Duration.ofSeconds(20));

      RunningServer server = new RunningServer(LINE.state().resolve("run/control.sock"));
      List<String> plans = List.of(shipped, "line: {", closed, shipped.replace("6001:", "6009:"));
      for (int i = 0; i < 30; i++) {
        write(plan, plans.get(i % plans.size()));
        assertThat(server.ask("reload") instanceof Answer.Done).isEqualTo(i % 2 == 0);
        before.say(A_TENTH);
      }
      during.press('2');
      during.awaitHeard(Prompts.prompt("detail-intro"), Duration.ofSeconds(10));
    } finally {
      write(plan, shipped);
      LINE.madoguchi("reload");
    }
    inMenu("0322220007");
  }

  @Test
  void agents_come_and_go_in_the_middle_of_calls_and_nobody_notices() throws IOException {
    Path plan = LINE.state().resolve("plan/support-line.yaml");
    String shipped = Files.readString(plan);
    Phone out = LINE.agent("6003");
    out.call(LINE.code("*42"), Phone.from("6003")).awaitEnd(Duration.ofSeconds(15));
    Phone talks = LINE.agent("6002");
    PhoneCall served = inMenu("0322220020");
    served.press('2');
    PhoneCall talk = talks.awaitCall(Duration.ofSeconds(15));
    talk.answer();
    talk.say(A_WHISPER);
    Sound voice = Sound.sweep(500, 1500, Duration.ofSeconds(1));
    talk.say(voice);
    served.awaitHeard(voice, Duration.ofSeconds(5));
    Phone rings = LINE.agent("6001");
    PhoneCall waits = inMenu("0322220021");
    waits.press('1');
    rings.awaitCall(Duration.ofSeconds(15)).ring();
    try {
      // the one who talks is gone, the one who rings serves two queues, one is new
      write(
          plan,
          shipped
              .replace("6001: [returns]", "6001: [returns, delivery]")
              .replace("6002: [delivery]", "6009: [returns]"));
      assertThat(LINE.madoguchi("reload"))
          .contains("ok: Asterisk has the plan's agents", "ok: new calls go by");
      assertThat(LINE.asterisk("queue show delivery"))
          .contains("PJSIP/6001")
          .doesNotContain("PJSIP/6002");
      assertThat(LINE.asterisk("queue show orders")).contains("PJSIP/6003", "paused:out");
      assertThat(LINE.asterisk("queue show returns")).contains("1. PJSIP/trunk");

      talk.say(voice);
      served.awaitHeard(voice, Duration.ofSeconds(5));
      served.say(voice);
      talk.awaitHeard(voice, Duration.ofSeconds(5));
      talk.hangUp();
      served.awaitEnd(Duration.ofSeconds(10));

      // who waited still does; when the one who rings does not answer, the new one does
      LINE.learnAgents();
      Phone fresh = LINE.agent("6009");
      PhoneCall taken = fresh.awaitCall(Duration.ofSeconds(40));
      taken.answer();
      taken.say(A_WHISPER);
      taken.say(voice);
      waits.awaitHeard(voice, Duration.ofSeconds(5));
      taken.hangUp();
      waits.awaitEnd(Duration.ofSeconds(10));
      fresh.unregister(); // as long as there is such an account
    } finally {
      write(plan, shipped);
      LINE.madoguchi("reload");
      out.call(LINE.code("*41"), Phone.from("6003")).awaitEnd(Duration.ofSeconds(15));
    }
    assertThat(LINE.asterisk("pjsip show endpoints")).contains("6002/").doesNotContain("6009/");
  }

  @Test
  void who_there_is_no_room_for_hears_so_and_is_queued_or_leaves_a_message() throws IOException {
    Path plan = LINE.state().resolve("plan/support-line.yaml");
    String shipped = Files.readString(plan);
    Phone agent = LINE.agent("6006");
    try (ServerSocket other = new ServerSocket(0, 0, LINE.agi().getAddress())) {
      servers("&127.0.0.1:" + other.getLocalPort());
      write(
          plan,
          shipped
              .replace("new-per-second: 50", "new-per-second: 1")
              .replace("per-caller-per-minute: 20", "per-caller-per-minute: 1"));
      LINE.madoguchi("reload");
      inMenu("0322220010");
      PhoneCall often = LINE.call("0322220010");
      often.awaitHeard(Prompts.prompt("often-called"), Duration.ofSeconds(10));
      often.awaitHeard(Prompts.prompt("recording-notice"), Duration.ofSeconds(5));
      often.hangUp();

      Map<String, PhoneCall> atOnce = new LinkedHashMap<>();
      for (int i = 11; i < 16; i++) {
        String number = "03222200" + i;
        atOnce.put(number, LINE.phone().place(LINE.number(), Phone.from(number)));
      }
      // nobody has pressed a key: whoever is queued was put there by the dialplan
      PhoneCall taken = agent.awaitCall(Duration.ofSeconds(15));
      PhoneCall queued =
          atOnce.entrySet().stream()
              .filter(call -> taken.shownFrom().contains(call.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow();
      queued.awaitHeard(Prompts.prompt("lines-busy"), Duration.ofSeconds(5));
      taken.answer();
      Sound voice = Sound.sweep(500, 1500, Duration.ofSeconds(1));
      taken.say(voice);
      queued.awaitHeard(voice, Duration.ofSeconds(5));
      inMenu("0322220016"); // the peak is over
      other.setSoTimeout(1);
      assertThatThrownBy(other::accept)
          .as("another server is not asked for more than the line is to bear")
          .isInstanceOf(SocketTimeoutException.class);
    } finally {
      servers("");
      write(plan, shipped);
      LINE.madoguchi("reload");
    }
  }

  /** The dialplan's list: this one, and behind it these. */
  private static void servers(String more) {
    LINE.asterisk("dialplan set global MADOGUCHI_AGI 127.0.0.1:" + LINE.agi().getPort() + more);
  }

  private static Program reload() {
    return Program.start(
        Prompts.root(), List.of("bin/madoguchi", "reload", "--state", LINE.state().toString()));
  }

  /** Whole, or not at all: who reads it meanwhile reads the old one. */
  private static void write(Path plan, String text) throws IOException {
    Path next = Files.writeString(plan.resolveSibling("next.yaml"), text);
    Files.move(next, plan, StandardCopyOption.ATOMIC_MOVE);
  }

  private static PhoneCall inMenu(String number) {
    PhoneCall caller = LINE.call(number);
    caller.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(20));
    return caller;
  }
}
