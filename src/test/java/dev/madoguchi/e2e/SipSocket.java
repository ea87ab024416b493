package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * SIP over UDP on a loopback port of its own: hands requests to their handler and responses to the
 * exchange that waits for them. One virtual thread hears.
 */
final class SipSocket implements AutoCloseable {
  /** What is done with a request; runs on the hearing thread and must not wait. */
  interface Requests {
    void arrived(SipMessage request, InetSocketAddress from);
  }

  private static final int DATAGRAM = 65_535;
  private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

  private final DatagramSocket socket;
  private final InetSocketAddress server;
  private final Requests requests;
  private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
  private final Queue<String> transcript = new ConcurrentLinkedQueue<>();

  private SipSocket(DatagramSocket socket, InetSocketAddress server, Requests requests) {
    this.socket = socket;
    this.server = server;
    this.requests = requests;
  }

  /** Opens a socket that speaks with the server, and begins to hear. */
  static SipSocket open(InetSocketAddress server, Requests requests) {
    try {
      DatagramSocket socket = new DatagramSocket(FreePorts.loopback(0));
      SipSocket sip = new SipSocket(socket, server, requests);
      Thread.ofVirtual().name("sip-" + socket.getLocalPort()).start(sip::listen);
      return sip;
    } catch (SocketException e) {
      throw new UncheckedIOException("cannot open a UDP port for SIP", e);
    }
  }

  /** A name no other transaction, dialog or call has. */
  static String unique() {
    return Long.toString(COUNT.incrementAndGet(), 36);
  }

  /** Host and port, as written in a URI. */
  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  String serverAddress() {
    return server.getAddress().getHostAddress() + ":" + server.getPort();
  }

  /** Sends a request that will be responded to. */
  Exchange exchange(SipMessage request) {
    String branch = "z9hG4bK" + unique();
    SipMessage complete = via(request, branch);
    Exchange exchange = new Exchange(this, complete);
    exchanges.put(branch, exchange);
    exchange.send();
    return exchange;
  }

  /** Sends an ACK of a final response that is no success: it belongs to the request's branch. */
  void acknowledgeRefusal(SipMessage invite, SipMessage response) {
    SipMessage ack =
        new SipMessage("ACK " + invite.requestUri() + " SIP/2.0", invite.headers(), "")
            .replacing("To", response.need("To"))
            .replacing("CSeq", invite.cseq() + " ACK");
    send(ack, server);
  }

  /** Sends an ACK of a success: a transaction of its own. */
  void acknowledge(SipMessage ack) {
    send(via(ack, "z9hG4bK" + unique()), server);
  }

  private SipMessage via(SipMessage request, String branch) {
    List<SipMessage.Header> headers = new ArrayList<>();
    headers.add(
        new SipMessage.Header("Via", "SIP/2.0/UDP " + address() + ";rport;branch=" + branch));
    headers.add(new SipMessage.Header("Max-Forwards", "70"));
    headers.addAll(request.headers());
    return new SipMessage(request.startLine(), headers, request.body());
  }

  void send(SipMessage message, InetSocketAddress to) {
    byte[] bytes = message.bytes();
    note(">>>", new String(bytes, UTF_8));
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send SIP to " + to, e);
    }
  }

  void send(SipMessage message) {
    send(message, server);
  }

  /** All that was said and heard, for a test that failed. */
  String transcript() {
    return String.join("\n", transcript);
  }

  private void note(String direction, String text) {
    transcript.add(direction + " " + LocalTime.now(ZoneOffset.UTC) + "\n" + text);
  }

  private void listen() {
    byte[] buffer = new byte[DATAGRAM];
    try {
      while (!socket.isClosed()) {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.receive(datagram);
        long arrived = System.nanoTime();
        note("<<<", new String(buffer, 0, datagram.getLength(), UTF_8));
        Optional<SipMessage> message = SipMessage.parse(buffer, datagram.getLength());
        message.ifPresent(m -> hand(m, (InetSocketAddress) datagram.getSocketAddress(), arrived));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException("cannot hear SIP on " + address(), e);
      }
    }
  }

  private void hand(SipMessage message, InetSocketAddress from, long arrived) {
    if (message.isRequest()) {
      requests.arrived(message, from);
    } else if (!message.need("CSeq").endsWith(" CANCEL")) {
      // a CANCEL has the branch of its INVITE (RFC 3261 9.1), and nobody waits for its response
      Optional.ofNullable(exchanges.get(message.branch()))
          .ifPresent(e -> e.arrived(message, arrived));
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
