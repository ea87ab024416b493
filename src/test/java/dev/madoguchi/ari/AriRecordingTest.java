package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How recordings end that do not end as they should. */
class AriRecordingTest extends OnAnAriServer {
  @Test
  void one_that_failed_is_none_though_a_key_was_pressed_behind_it()
      throws InterruptedException, ExecutionException, TimeoutException {
    Line line = ring();
    calls.recorded("m-1"); // without a file each has failed
    CompletableFuture<Recording> recording = begun(() -> recorded(line));
    says(
        "RecordingFailed",
        ",'recording':{'name':'m-1','target_uri':'channel:" + ID + "','state':'failed'}");
    presses();
    comesBack();
    assertThat(recording.get(10, TimeUnit.SECONDS).ending()).isEqualTo(Recording.Ending.FAILED);
  }

  @Test
  void a_key_behind_a_hang_up_does_not_bring_the_caller_back()
      throws InterruptedException, ExecutionException, TimeoutException {
    Line line = ring();
    CompletableFuture<Recording> recording = begun(() -> recorded(line));
    says("ChannelHangupRequest", "");
    presses();
    says("StasisEnd", "");
    assertThat(recording.get(10, TimeUnit.SECONDS).ending()).isEqualTo(Recording.Ending.HANG_UP);
  }

  @Test
  void one_that_never_ends_ends_the_call()
      throws InterruptedException, ExecutionException, TimeoutException {
    Line line = ring();
    CompletableFuture<Throwable> ended = begun(() -> catchThrowable(() -> recorded(line)));
    assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(CallEnded.class);
  }

  @Test
  void one_whose_socket_never_comes_back_ends_the_call()
      throws InterruptedException, ExecutionException, TimeoutException {
    Line line = ring();
    CompletableFuture<Throwable> ended = begun(() -> catchThrowable(() -> recorded(line)));
    closes = true;
    asterisk.cut(APP);
    assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(CallEnded.class);
    closes = false;
  }

  private void presses() {
    says("ChannelDtmfReceived", ",'digit':'5'");
  }

  private static Recording recorded(Line line) {
    return line.record(
        new RecordingName("m-1"),
        new RecordingLimits(Duration.ofMillis(100), Duration.ofSeconds(4)));
  }

  /** What comes of it, once the way back behind the recording is asked for. */
  private <T> CompletableFuture<T> begun(Supplier<T> verb) throws InterruptedException {
    CompletableFuture<T> begun =
        CompletableFuture.supplyAsync(verb, task -> Thread.ofVirtual().start(task));
    await("POST channels/" + ID + "/record");
    await("POST channels/" + ID + "/continue");
    return begun;
  }
}
