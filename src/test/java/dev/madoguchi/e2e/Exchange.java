package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A request and the responses to it; sent again while nothing has come (RFC 3261 timers A, E). */
final class Exchange {
  private static final Duration FIRST_RESEND = Duration.ofMillis(500);

  private final SipSocket socket;
  private final SipMessage request;
  private final BlockingQueue<Arrived> responses = new LinkedBlockingQueue<>();
  private boolean responded;

  /**
   * A response.
   *
   * @param at when its datagram was read, as {@link System#nanoTime} reads
   */
  record Arrived(SipMessage response, long at) {}

  Exchange(SipSocket socket, SipMessage request) {
    this.socket = socket;
    this.request = request;
  }

  SipMessage request() {
    return request;
  }

  void send() {
    socket.send(request);
  }

  void arrived(SipMessage response, long at) {
    responses.add(new Arrived(response, at));
  }

  /** The next response, provisional ones included; empty when none comes by the deadline. */
  Optional<SipMessage> next(Duration atMost) {
    return nextArrived(atMost).map(Arrived::response);
  }

  private Optional<Arrived> nextArrived(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    long resend = FIRST_RESEND.toNanos();
    try {
      while (true) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return Optional.empty();
        }
        Arrived response =
            responses.poll(responded ? left : Math.min(left, resend), TimeUnit.NANOSECONDS);
        if (response != null) {
          responded = true;
          return Optional.of(response);
        }
        if (!responded && System.nanoTime() < deadline) {
          resend *= 2;
          send();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The final response; empty when none comes by the deadline. */
  Optional<SipMessage> last(Duration atMost) {
    return lastArrived(atMost).map(Arrived::response);
  }

  /** The final response with the time it came, which is sooner than whoever waits for it wakes. */
  Optional<Arrived> lastArrived(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<Arrived> response = nextArrived(Duration.ofNanos(deadline - System.nanoTime()));
      if (response.isEmpty() || response.get().response().status() >= 200) {
        return response;
      }
    }
  }
}
