package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.report.SeenBySwitch;
import dev.madoguchi.report.SeenBySwitch.HungUp;
import dev.madoguchi.report.SeenBySwitch.InQueue;
import dev.madoguchi.report.SeenBySwitch.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines as a real Asterisk 22 wrote them. */
class CallFileTest {
  private static final String BEGAN = "entered=1795622962307 caller=0312345678";

  private static Optional<CallFile> parse(String... lines) {
    return CallFile.parse("1795622962.1", String.join("\n", lines) + "\n");
  }

  private static SeenBySwitch seen(String end) {
    return parse(BEGAN, BEGAN + " ended=1795622965333 " + end).orElseThrow().seen();
  }

  @Test
  void a_call_that_goes_on_is_not_over() {
    assertThat(parse(BEGAN)).hasValueSatisfying(file -> assertThat(file.isOver()).isFalse());
  }

  @Test
  void its_size_tells_a_call_that_goes_on_from_one_that_is_over() {
    String longest = "entered=1795622962307 caller=" + "0".repeat(21) + "\n";
    String shortest = "entered=1795622962307 caller=\n";
    String over =
        shortest
            + shortest.strip()
            + " ended=1795622965333 queue= path= status= abandoned= joined= left= agent= hold= wait="
            + " talk= by=other\n";
    assertThat((long) longest.length()).isLessThan(CallFile.LONGEST_BEGINNING);
    assertThat((long) over.length()).isGreaterThan(2 * CallFile.LONGEST_BEGINNING);
    assertThat(CallFile.parse("1.1", over).orElseThrow().isOver()).isTrue();
  }

  @Test
  void a_line_that_is_being_written_does_not_count() {
    String half = BEGAN + "\n" + BEGAN + " ended=17956229";
    assertThat(CallFile.parse("1.1", half).orElseThrow().isOver()).isFalse();
    assertThat(CallFile.parse("1.1", "entered=1795")).isEmpty();
  }

  @Test
  void a_caller_who_hung_up_waiting() {
    SeenBySwitch seen =
        seen(
            "queue=orders path= status= abandoned=TRUE joined= left= agent= hold= wait=2000"
                + " talk=0 by=caller");
    assertThat(seen.inQueue()).isEqualTo(InQueue.HUNG_UP);
    assertThat(seen.hungUp()).isEqualTo(HungUp.CALLER);
    assertThat(seen.path()).isEqualTo(Path.SERVER);
    assertThat(seen.caller()).isEqualTo(Caller.parse("0312345678"));
    assertThat(seen.entered()).isEqualTo(Instant.ofEpochMilli(1795622962307L));
    assertThat(seen.left()).contains(Instant.ofEpochMilli(1795622965333L));
    assertThat(seen.purpose()).contains(new QueueName("orders"));
    assertThat(seen.waited()).contains(Duration.ofSeconds(2));
    assertThat(seen.agent()).isEmpty();
    assertThat(seen.talked()).isEmpty();
  }

  @Test
  void an_agent_of_the_servers_queue() {
    SeenBySwitch seen =
        seen(
            "queue=orders path= status=CONTINUE abandoned= joined= left= agent=6003 hold=4 wait=4000"
                + " talk=3004 by=other");
    assertThat(seen.inQueue()).isEqualTo(InQueue.CAME_OUT);
    assertThat(seen.agent()).contains(new Account("6003"));
    assertThat(seen.talked()).contains(Duration.ofMillis(3004));
    assertThat(seen.hungUp()).isEqualTo(HungUp.OTHER_SIDE);
    assertThat(seen.dialplanStay()).isEmpty();
  }

  @Test
  void an_agent_of_the_dialplans_queue_takes_it_until_the_end() {
    SeenBySwitch seen =
        seen(
            "queue=other path=static status= abandoned= joined=1795622963333 left= agent=6006 hold=0"
                + " wait=0 talk=1500 by=other");
    assertThat(seen.path()).isEqualTo(Path.DIALPLAN);
    assertThat(seen.inQueue()).isEqualTo(InQueue.CAME_OUT);
    assertThat(seen.dialplanStay()).contains(Duration.ofSeconds(2));
  }

  @Test
  void an_older_switch_tells_the_wait_in_seconds_and_no_talk() {
    SeenBySwitch seen =
        seen("queue=orders path= status=CONTINUE agent=6003 hold=4 wait= talk= by=other");
    assertThat(seen.waited()).contains(Duration.ofSeconds(4));
    assertThat(seen.talked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "status=TIMEOUT abandoned=TRUE wait=120000, CAME_OUT",
    "status=JOINEMPTY abandoned= wait=, CAME_OUT",
    "status= abandoned= wait=9000, CAME_OUT",
    "status= abandoned= wait=, NONE",
    "status= abandoned=TRUE wait=9000, HUNG_UP"
  })
  void what_became_of_a_time_in_a_queue(String words, InQueue expected) {
    assertThat(seen(words).inQueue()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "caller=1 ended=2",
        "entered= caller=1",
        "entered=x caller=1",
        "entered=99999999999999999999 caller=1",
        "=entered=1"
      })
  void what_is_not_of_a_call_is_nothing(String text) {
    assertThat(parse(text)).isEmpty();
  }

  @Test
  void a_name_that_is_no_calls_is_nothing() {
    assertThat(CallFile.parse("../1.1", BEGAN + "\n")).isEmpty();
  }

  @Test
  void values_nobody_can_mean_are_left_out() {
    SeenBySwitch seen =
        seen("queue=../x agent=me status=CONTINUE talk=-3 wait=much joined=late by=nobody");
    assertThat(seen.purpose()).isEmpty();
    assertThat(seen.agent()).isEmpty();
    assertThat(seen.waited()).isEmpty();
    assertThat(seen.dialplanStay()).isEmpty();
    assertThat(seen.hungUp()).isEqualTo(HungUp.OTHER_SIDE);
  }
}
