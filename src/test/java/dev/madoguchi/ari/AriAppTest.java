package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.ari.FakeAri.Answer;
import dev.madoguchi.call.CallId;
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
      assertThat(app.ask(AriRequest.application("madoguchi-0"))).isInstanceOf(AriReply.Done.class);
    }
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
