package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody speaks and no key comes: the line is not held for ever, even when everybody is busy. */
@Order(10)
class SilentLineE2E {
  @RegisterExtension
  static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00").with(soonOver());

  @Test
  void a_silent_line_ends_with_the_offer_of_an_inquiry_and_a_good_bye() {
    Phone agent = LINE.agent("6006");
    PhoneCall talking = LINE.call("0366660000");
    Callers.pressDuringGreeting(talking, '6');
    PhoneCall busy = agent.awaitCall(Duration.ofSeconds(10));
    busy.answer();

    PhoneCall silent = LINE.call("0366660001");
    silent.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(15));
    silent.awaitHeard(Prompts.prompt("connecting"), Duration.ofSeconds(60));
    silent.awaitHeard(Prompts.prompt("offer"), Duration.ofSeconds(30));
    silent.awaitHeard(Prompts.prompt("nothing-recorded"), Duration.ofSeconds(90));
    silent.awaitHeard(Prompts.prompt("goodbye"), Duration.ofSeconds(10));
    silent.awaitEnd(Duration.ofSeconds(10));

    assertThat(busy.isOver()).as("who talks with an agent is never cut").isFalse();
    assertThat(talking.isOver()).isFalse();
    assertThat(LINE.inquiries()).isEmpty();
  }

  /** No wait is longer than the longest call, and no patience as long as that. */
  private static Map<String, String> soonOver() {
    Map<String, String> changes = new HashMap<>();
    changes.put("longest-call: 60m", "longest-call: 15s");
    changes.put("wait: 6s", "wait: 1s");
    for (String topic :
        List.of("キャンセル・返品", "配送遅延など、配送", "ご注文・決済", "ログイン・会員登録", "システム・サイト", "その他の")) {
      String about = topic + (topic.endsWith("の") ? "" : "に関する") + "お問い合わせ\n    patience: ";
      changes.put(about + "120s", about + "14s");
    }
    return changes;
  }
}
