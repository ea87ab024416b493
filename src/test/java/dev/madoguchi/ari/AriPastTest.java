package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.ari.FakeAri.Request;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Past;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Tag;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls a server before this one had, and what is told of them. */
class AriPastTest extends OnAnAriServer {
  @Test
  void what_a_call_of_an_earlier_life_hears_is_stopped_and_it_comes_back_by_itself()
      throws InterruptedException {
    calls.server.await();
    there = "[\"1763940000.9\"]";
    asterisk.cut(APP);
    assertThat(await("POST channels/1763940000.9/continue").body().path("extension").asText())
        .isEqualTo("moment");
    await("DELETE playbacks/1763940000.9-a");
    await("DELETE playbacks/1763940000.9-b");
  }

  @Test
  void a_socket_that_is_lost_while_such_calls_are_taken_up_is_there_again_at_once()
      throws InterruptedException {
    calls.server.await();
    there = "[\"1763940000.7\",\"1763940000.8\",\"1763940000.9\"]";
    deadly = "GET channels/1763940000.";
    asterisk.cut(APP);
    await("GET channels/1763940000.");
    long lost = System.nanoTime();
    await("GET applications/" + APP);
    assertThat(Duration.ofNanos(System.nanoTime() - lost)).isLessThan(TestCalls.QUICK.answer());
    for (int call = 0; call < 3; call++) {
      assertThat(await("POST channels/1763940000.").body().path("extension").asText())
          .isEqualTo("moment");
    }
  }

  @Test
  void a_call_that_has_gone_on_with_the_other_server_is_left_there() throws InterruptedException {
    calls.server.await();
    isIn = "madoguchi-5";
    there = "[\"1763940000.9\"]";
    asterisk.cut(APP);
    await("GET channels/1763940000.9");
    ring().play(MENU, OFF);
    assertThat(asked).extracting(Request::line).noneMatch(line -> line.contains("1763940000.9"));
  }

  @Test
  void a_call_tells_what_it_has_been_through_with_a_server_that_is_gone()
      throws InterruptedException {
    calls.server.await();
    says("StasisStart", ",'args':['again','','','ja','new.t9gk3c.ja.q72']");
    assertThat(calls.next().entry())
        .isEqualTo(new Entry.Again(Past.parse("new.t9gk3c.ja.q72").orElseThrow()));
  }

  @Test
  void who_has_been_answered_by_a_server_that_is_gone_is_not_greeted_again()
      throws InterruptedException {
    calls.server.await();
    asterisk.send(
        APP,
        "{\"type\":\"StasisStart\",\"args\":[\"again\",\"\",\"\",\"ja\",\"\"],"
            + "\"channel\":{\"id\":\"1763945999.2\",\"state\":\"Up\"}}");
    assertThat(calls.next().entry()).isEqualTo(new Entry.Resumed(Optional.empty()));
  }

  @Test
  void a_call_that_has_come_out_of_a_queue_tells_only_that_of_its_past()
      throws InterruptedException {
    calls.server.await();
    says("StasisStart", ",'args':['back','returns','CONTINUE','en','new.t9gk3c.ja.q72']");
    assertThat(calls.next().entry())
        .isEqualTo(new Entry.Again(Past.parse("s-returns.t9gk3c.en").orElseThrow()));
  }

  @Test
  void what_is_new_of_a_calls_past_is_written_before_the_next_words() throws InterruptedException {
    Line line = ring();
    line.tag(Tag.PAST, "new.t9gk3c.ja.q72");
    line.play(MENU, OFF);
    line.tag(Tag.PAST, "new.t9gk3c.ja.q72.x03" + "1".repeat(80));
    line.play(MENU, OFF);
    line.tag(Tag.PAST, "s-returns.t9gk3c.ja");
    line.play(MENU, OFF);
    assertThat(extensions())
        .containsSubsequence(
            "w00610000new.t9gk3c.ja.q72",
            "w00610017.x03" + "1".repeat(62),
            "w00610083" + "1".repeat(18),
            "f0061s-returns.t9gk3c.ja");
  }

  @Test
  void the_answer_and_the_queue_go_with_the_watchdog() throws InterruptedException {
    Line line = ring();
    line.answer();
    line.play(MENU, OFF);
    line.tag(Tag.QUEUE, "returns");
    line.tag(Tag.PAST, "new.t9gk3c.ja.q72");
    line.play(MENU, OFF);
    assertThat(extensions()).containsSubsequence("a0061", "k0061000007returnsnew.t9gk3c.ja.q72");
    assertThat(extensions()).noneMatch(extension -> extension.matches("[wq].*"));
  }

  @Test
  void what_no_words_have_taken_along_is_written_before_the_call_is_let_go()
      throws InterruptedException {
    Line line = ring();
    line.tag(Tag.QUEUE, "returns");
    line.tag(Tag.PAST, "new.t9gk3c.ja.q72");
    line.giveBack();
    assertThat(extensions()).containsSubsequence("k0060000007returnsnew.t9gk3c.ja.q72", "static");
  }

  @Test
  void what_asterisk_does_not_let_us_write_keeps_no_call_from_its_way_on()
      throws InterruptedException {
    Line line = ring();
    refused = "k0060000007returns";
    line.tag(Tag.QUEUE, "returns");
    line.giveBack();
    line.close();
    assertThat(extensions()).containsSubsequence("k0060000007returns", "static");
  }

  @Test
  void a_call_that_comes_back_to_a_server_started_anew_tells_its_queue()
      throws InterruptedException {
    calls.server.await();
    says("StasisStart", ",'args':['back','returns','1']");
    assertThat(calls.next().entry())
        .isEqualTo(
            new Entry.BackFromQueue(
                new QueueName("returns"),
                new QueueOutcome.LeftByKey(dev.madoguchi.call.Digit.ONE)));
  }
}
