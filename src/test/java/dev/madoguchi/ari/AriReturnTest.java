package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.madoguchi.ari.FakeAri.Answer;
import dev.madoguchi.call.Announcements;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Past;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Waiting;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Calls that come back where nobody listens, and replies that are lost with their socket. */
class AriReturnTest extends OnAnAriServer {
  static final Executor THREADS = task -> Thread.ofVirtual().start(task);
  private static final Waiting WAITING =
      new Waiting(
          Language.JAPANESE,
          new Patience(Duration.ofMinutes(2)),
          new Words(Language.JAPANESE, List.of()),
          Announcements.NONE);
  private static final QueueName RETURNS = new QueueName("returns");

  @Test
  void a_call_that_comes_back_while_its_conversation_ends_goes_on_in_another()
      throws InterruptedException {
    Line line = ring();
    application = "Set"; // on its way back
    CompletableFuture<Throwable> ended =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> line.play(MENU, OFF)), THREADS);
    await("POST channels/" + ID + "/play/");
    asterisk.cut(APP);
    assertThat(ended.join()).isInstanceOf(CallEnded.class).hasMessageContaining("went on");

    application = "Stasis";
    says("StasisStart", ",'args':['again','','','ja','new.t9gk3c.ja.q72']");
    asterisk.send(
        APP, "{\"type\":\"StasisStart\",\"args\":[],\"channel\":{\"id\":\"1763945999.2\"}}");
    calls.next(); // told behind it, so the other was told
    calls.letGo();

    Line next = calls.next();
    assertThat(next.entry())
        .isEqualTo(new Entry.Again(Past.parse("new.t9gk3c.ja.q72").orElseThrow()));
    next.play(MENU, OFF);
  }

  @Test
  void a_call_that_came_out_of_its_queue_while_the_socket_was_gone_is_asked_how()
      throws InterruptedException, ExecutionException, TimeoutException {
    Line line = ring();
    CompletableFuture<QueueOutcome> out = queued(line);
    arguments = APP + ",again,returns,1,ja,";
    asterisk.cut(APP);
    assertThat(out.get(10, TimeUnit.SECONDS)).isEqualTo(new QueueOutcome.LeftByKey(Digit.ONE));
    line.play(MENU, OFF);
  }

  @Test
  void a_call_that_is_in_its_queue_still_or_with_the_other_server_is_waited_for()
      throws InterruptedException, ExecutionException, TimeoutException {
    Line line = ring();
    application = "Queue";
    arguments = "returns,c";
    CompletableFuture<QueueOutcome> out = queued(line);
    asterisk.cut(APP);
    await("GET channels/" + ID);
    application = "Stasis";
    arguments = "madoguchi-5,again,returns,1,ja,";
    asterisk.cut(APP);
    await("GET channels/" + ID);
    says("StasisStart", ",'args':['again','returns','CONTINUE','ja','']");
    assertThat(out.get(10, TimeUnit.SECONDS)).isEqualTo(new QueueOutcome.Served());
  }

  @Test
  void a_recording_whose_reply_was_lost_is_no_failure_when_it_is_there_at_the_second_request()
      throws InterruptedException, ExecutionException, TimeoutException {
    Line line = ring();
    calls.recorded("m-1");
    deadly = "POST channels/" + ID + "/record";
    recordings = taken();
    CompletableFuture<Recording> recording = recording(line);
    await("POST channels/" + ID + "/record");
    await("POST channels/" + ID + "/record");
    await("GET recordings/live/m-1");
    comesBack();
    assertThat(recording.get(10, TimeUnit.SECONDS).ending()).isEqualTo(Recording.Ending.ITSELF);
  }

  @Test
  void a_recording_that_is_there_at_the_first_request_is_one()
      throws InterruptedException, ExecutionException, TimeoutException {
    Line line = ring();
    calls.recorded("m-1"); // without a file each has failed
    recordings = taken();
    CompletableFuture<Recording> recording = recording(line);
    await("POST channels/" + ID + "/record");
    comesBack();
    assertThat(recording.get(10, TimeUnit.SECONDS).ending()).isEqualTo(Recording.Ending.FAILED);
  }

  @Test
  void a_recording_that_is_finished_and_has_no_file_has_failed()
      throws InterruptedException, ExecutionException, TimeoutException {
    Line line = ring();
    CompletableFuture<Recording> recording = recording(line);
    await("POST channels/" + ID + "/record");
    says("ChannelDtmfReceived", ",'digit':'#'");
    says(
        "RecordingFinished",
        ",'recording':{'name':'m-1','target_uri':'channel:" + ID + "','state':'done'}");
    comesBack();
    assertThat(recording.get(10, TimeUnit.SECONDS).ending()).isEqualTo(Recording.Ending.FAILED);
  }

  private static Answer taken() {
    return new Answer(
        409,
        "Conflict",
        "{\"message\":\"Recording 'm-1' already exists and can not be overwritten\"}");
  }

  private static CompletableFuture<Recording> recording(Line line) {
    RecordingLimits limits = new RecordingLimits(Duration.ofMinutes(3), Duration.ofSeconds(4));
    return CompletableFuture.supplyAsync(
        () -> line.record(new RecordingName("m-1"), limits), THREADS);
  }

  private CompletableFuture<QueueOutcome> queued(Line line) throws InterruptedException {
    CompletableFuture<QueueOutcome> out =
        CompletableFuture.supplyAsync(() -> line.enqueue(RETURNS, WAITING), THREADS);
    while (!await("POST channels/" + ID + "/continue")
        .body()
        .path("extension")
        .asText()
        .matches("m[0-9].*")) {}
    says("StasisEnd", "");
    return out;
  }
}
