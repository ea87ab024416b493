package dev.madoguchi.e2e;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Agents who answer after a second, talk for five and hang up, all of them at one telephone that
 * sends no sound and hears none: they are to cost the machine nothing but their calls.
 */
final class BenchAgents implements AutoCloseable {
  private static final Duration RINGS = Duration.ofSeconds(1);
  private static final Duration TALKS = Duration.ofSeconds(5);

  /** From call to call of one agent; the queue leaves them in peace for three seconds. */
  static final Duration BUSY = RINGS.plus(TALKS).plusSeconds(3);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, Taken> calls = new ConcurrentHashMap<>();
  private final AtomicInteger served = new AtomicInteger();
  private final DatagramSocket media;
  private final SipSocket socket;

  /** A call that is rung, or talked in. */
  private record Taken(
      Dialog dialog, SipMessage invite, InetSocketAddress from, CountDownLatch acknowledged) {}

  private BenchAgents(InetSocketAddress asterisk) {
    try {
      this.media = new DatagramSocket(FreePorts.loopback(0));
    } catch (SocketException e) {
      throw new IllegalStateException("no port for the agents' media", e);
    }
    this.socket = SipSocket.open(asterisk, this::arrived);
  }

  static BenchAgents of(InetSocketAddress asterisk) {
    return new BenchAgents(asterisk);
  }

  /** Where all of them are reached. */
  String address() {
    return socket.address();
  }

  /** How many callers they have talked with to the end. */
  int served() {
    return served.get();
  }

  private void arrived(SipMessage request, InetSocketAddress from) {
    Taken known = calls.get(request.need("Call-ID"));
    switch (request.method()) {
      case "INVITE" -> {
        if (known == null) {
          Taken call =
              new Taken(Dialog.incoming(socket, request), request, from, new CountDownLatch(1));
          calls.put(request.need("Call-ID"), call);
          Thread.ofVirtual().name("agent").start(() -> take(call));
        }
      }
      case "ACK" -> {
        if (known != null) {
          known.acknowledged().countDown();
        }
      }
      default -> socket.send(SipMessage.response(request, "200 OK"), from);
    }
  }

  private void take(Taken call) {
    respond(call, "180 Ringing");
    LockSupport.parkNanos(RINGS.toNanos());
    SipMessage ok =
        call.dialog()
            .response(call.invite(), "200 OK")
            .withSdp(Sdp.ours((InetSocketAddress) media.getLocalSocketAddress()));
    socket.send(ok, call.from());
    try {
      if (call.acknowledged().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LockSupport.parkNanos(TALKS.toNanos());
        socket
            .exchange(call.dialog().request("BYE"))
            .last(PATIENCE)
            .filter(response -> response.status() == 200) // else the caller was gone before
            .ifPresent(response -> served.incrementAndGet());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      calls.remove(call.dialog().callId());
    }
  }

  private void respond(Taken call, String statusAndReason) {
    socket.send(call.dialog().response(call.invite(), statusAndReason), call.from());
  }

  @Override
  public void close() {
    socket.close();
    media.close();
  }
}
