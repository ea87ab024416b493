package dev.madoguchi.e2e;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A telephone whose calls are timed, one after the other; it hears who hangs up on it. */
final class StopwatchPhone implements AutoCloseable {
  /** No number calls twice: a line may know its callers. */
  private static final AtomicInteger CALLS = new AtomicInteger();

  private final Monitor monitor = new Monitor();
  private final Set<String> ended = new HashSet<>();
  private final InetSocketAddress server;
  private final SipSocket socket;

  StopwatchPhone(InetSocketAddress server) {
    this.server = server;
    this.socket = SipSocket.open(server, this::arrived);
  }

  SipSocket socket() {
    return socket;
  }

  Dialog dial(String number) {
    String to = "sip:" + number + "@127.0.0.1:" + server.getPort();
    String from = Phone.from("0312%06d".formatted(CALLS.incrementAndGet()));
    return Dialog.outgoing(socket, to, new Shown(from, "<" + to + ">"));
  }

  private void arrived(SipMessage request, InetSocketAddress from) {
    socket.send(SipMessage.response(request, "200 OK"), from);
    if (request.method().equals("BYE")) {
      monitor.change(() -> ended.add(request.need("Call-ID")));
    }
  }

  /** Whether the other side hangs up by then. */
  boolean awaitHungUp(Dialog call, Duration atMost) {
    return monitor.await(() -> ended.contains(call.callId()), atMost);
  }

  @Override
  public void close() {
    socket.close();
  }
}
