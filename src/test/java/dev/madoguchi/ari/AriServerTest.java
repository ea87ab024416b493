package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.ari.FakeAri.Request;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The server against a scripted Asterisk. */
class AriServerTest extends OnAnAriServer {
  @Test
  void nothing_that_waits_for_a_channel_is_ever_asked_for() throws InterruptedException {
    Line line = ring();
    line.answer();
    Thread playing = Thread.ofVirtual().start(() -> line.play(MENU, OFF));
    await("POST channels/" + ID + "/play/");
    says("PlaybackFinished", playback("done"));
    comesBack();
    playing.join();
    line.tag(Tag.QUEUE, "returns");
    line.hangUp();

    assertThat(lines(Request.Way.HTTP)).isEmpty();
    // and so after every test of this server, and of the contract
    assertThat(asterisk.requests).isNotEmpty().allMatch(Request::isAllowed);
    assertThat(extensions()).containsSubsequence("a0061", "b60", "k0060000007returns", "done");
  }

  @Test
  void garbage_and_unknown_messages_are_counted_and_the_call_goes_on() throws InterruptedException {
    Line line = ring();
    asterisk.send(APP, "no JSON at all");
    asterisk.send(APP, "{\"type\":\"SomethingOfNextYear\",\"x\":[1,2]}");
    asterisk.send(APP, "{\"type\":\"RESTResponse\",\"request_id\":\"999\",\"status_code\":200}");
    line.play(MENU, OFF);
    assertThat(calls.server.counts().unknown()).isEqualTo(2);
  }

  @Test
  void ever_other_unknown_messages_are_all_counted_and_few_are_told_apart()
      throws InterruptedException {
    Line line = ring();
    for (int i = 0; i < 1000; i++) {
      asterisk.send(APP, "{\"type\":\"Unknown%d\"}".formatted(i));
    }
    line.play(MENU, OFF);
    assertThat(calls.server.counts().unknown()).isEqualTo(1000);
    assertThat(calls.server.unknownTypes()).isEqualTo(21);
  }

  @Test
  void one_call_over_the_limit_is_given_to_the_dialplan() throws InterruptedException {
    ring();
    for (int i = 2; i <= 11; i++) {
      asterisk.send(
          APP,
          "{\"type\":\"StasisStart\",\"args\":[],\"channel\":{\"id\":\"1763945999.%d\"}}"
              .formatted(i));
    }
    await("POST channels/1763945999.11/continue");
    assertThat(calls.server.calls()).isEqualTo(10);
    assertThat(calls.server.counts().refused()).isEqualTo(1);
  }

  @Test
  void stopping_gives_the_callers_to_the_dialplan() throws InterruptedException {
    Line line = ring();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    line.play(
                        new Words(Language.JAPANESE, List.of()),
                        new Listening.ForKey(Duration.ofMinutes(1)));
                  } catch (CallEnded e) {
                    line.close();
                  }
                });
    await("POST channels/" + ID + "/play/");
    Thread closing = Thread.ofVirtual().start(calls::close);
    await("POST channels/" + ID + "/continue");
    waiting.join();
    closing.join();
  }

  private Set<String> lines(Request.Way way) {
    return asterisk.requests.stream()
        .filter(request -> request.way() == way)
        .map(Request::line)
        .collect(Collectors.toSet());
  }
}
