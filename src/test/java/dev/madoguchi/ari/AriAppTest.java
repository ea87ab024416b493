package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.ari.FakeAri.Answer;
import dev.madoguchi.call.CallId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AriAppTest {
  @Test
  void a_fault_of_who_listens_costs_a_socket_its_life_and_no_more() throws InterruptedException {
    Faulty listener = new Faulty();
    try (FakeAri asterisk = new FakeAri((_, _) -> Optional.of(Answer.NO_CONTENT));
        AriClient client =
            new AriClient(TestCalls.peer(asterisk.address(), "madoguchi-0"), TestCalls.QUICK);
        AriApp app = new AriApp("madoguchi-0", client, TestCalls.QUICK, listener)) {
      app.start();
      assertThat(listener.served.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(ask(app)).isInstanceOf(AriReply.Done.class);
    }
  }

  @Test
  void who_has_stopped_waiting_for_a_reply_and_who_never_did_are_forgotten()
      throws InterruptedException {
    AriLimits soon = withAnswerWithin(Duration.ofSeconds(1));
    CallId call = new CallId("1763945999.1");
    AriRequest channel = AriRequest.channel(call);
    try (FakeAri asterisk =
            new FakeAri(
                (_, request) ->
                    request.uri().startsWith("channels/")
                        ? Optional.empty()
                        : Optional.of(Answer.NO_CONTENT));
        AriClient client = new AriClient(TestCalls.peer(asterisk.address(), "madoguchi-0"), soon);
        AriApp app = new AriApp("madoguchi-0", client, soon, new Deaf())) {
      app.start();
      app.await();
      assertThat(app.ask(List.of(channel), Optional.of(AriRequest.giveBack(call)), inASecond()))
          .singleElement()
          .isInstanceOf(AriReply.Lost.class);
      app.tell(channel);
      assertThat(app.unanswered()).isZero();
      assertThat(ask(app)).isInstanceOf(AriReply.Done.class);
    }
  }

  private static AriReply ask(AriApp app) {
    AriRequest itself = AriRequest.application("madoguchi-0");
    return app.ask(List.of(itself), Optional.empty(), inASecond()).getFirst();
  }

  private static long inASecond() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
  }

  private static AriLimits withAnswerWithin(Duration answer) {
    AriLimits quick = TestCalls.QUICK;
    return new AriLimits(
        answer, quick.ping(), quick.silence(), quick.late(), quick.never(), quick.backoff());
  }

  /** Fails at the first two sockets. */
  private static final class Faulty extends Deaf {
    private final AtomicInteger sockets = new AtomicInteger();
    private final CountDownLatch served = new CountDownLatch(1);

    @Override
    public void found(AriApp app, Set<CallId> there) {
      if (sockets.incrementAndGet() <= 2) {
        throw new IllegalStateException("a fault of the test's");
      }
      served.countDown();
    }
  }
}
