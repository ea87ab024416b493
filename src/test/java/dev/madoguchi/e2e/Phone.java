package dev.madoguchi.e2e;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A telephone: SIP over UDP and RTP with PCMU, on loopback ports of its own. Calls are placed and
 * taken by blocking methods with deadlines; nothing of it outlives {@link #close}.
 */
final class Phone implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int REGISTERED_SECONDS = 600;

  private final SipSocket socket;
  private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
  private final Queue<PhoneCall> everyCall = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<PhoneCall> ringing = new LinkedBlockingQueue<>();
  private Optional<Digest> credentials = Optional.empty();

  private Phone(InetSocketAddress server) {
    this.socket = SipSocket.open(server, this::arrived);
  }

  /** A telephone that speaks with the SIP server at this address, not registered yet. */
  static Phone at(InetSocketAddress server) {
    return new Phone(server);
  }

  /** A From for a number: what a trunk shows. */
  static String from(String number) {
    return "<sip:" + number + "@127.0.0.1>";
  }

  /** Registers as the account's telephone: from now on its calls ring here. */
  void register(String account, String password) {
    credentials = Optional.of(new Digest(account, password));
    registerFor(account, REGISTERED_SECONDS);
  }

  private void registerFor(String account, int seconds) {
    String registrar = "sip:" + socket.serverAddress();
    String address = "<sip:" + account + "@" + socket.serverAddress() + ">";
    String callId = SipSocket.unique() + "@phone";
    SipMessage first =
        SipMessage.request("REGISTER", registrar)
            .with("From", address + ";tag=" + SipSocket.unique())
            .with("To", address)
            .with("Call-ID", callId)
            .with("CSeq", "1 REGISTER")
            .with("Contact", "<sip:" + account + "@" + socket.address() + ">")
            .with("Expires", Integer.toString(seconds));
    SipMessage response = last(socket.exchange(first));
    if (response.status() == 401) {
      SipMessage again = first.replacing("CSeq", "2 REGISTER");
      response = last(socket.exchange(authorised(again, response)));
    }
    if (response.status() != 200) {
      throw new AssertionError("account " + account + " cannot register: " + response.startLine());
    }
  }

  private SipMessage last(Exchange exchange) {
    return exchange
        .last(PATIENCE)
        .orElseThrow(
            () ->
                new AssertionError(
                    "no response within " + PATIENCE + " to " + exchange.request().startLine()));
  }

  /** The request with the answer to the challenge in this response. */
  SipMessage authorised(SipMessage request, SipMessage challenge) {
    boolean proxy = challenge.status() == 407;
    Digest digest =
        credentials.orElseThrow(
            () -> new AssertionError("asked for a password, but not registered: " + challenge));
    String answer =
        digest.answer(
            challenge.need(proxy ? "Proxy-Authenticate" : "WWW-Authenticate"),
            request.method(),
            request.requestUri(),
            SipSocket.unique());
    return request.with(proxy ? "Proxy-Authorization" : "Authorization", answer);
  }

  /** Gives the account up: nobody is on duty here any more. */
  void unregister() {
    credentials.ifPresent(known -> registerFor(known.account(), 0));
    credentials = Optional.empty();
  }

  /** Calls and waits for the answer; {@code from} goes out as it is, however odd. */
  PhoneCall call(String to, String from) {
    return place(to, from).awaitAnswered(PATIENCE);
  }

  /** Calls without waiting. */
  PhoneCall place(String to, String from) {
    return place(to, new Shown(from, "<" + to + ">"));
  }

  /** Calls without waiting, and says this of itself. */
  PhoneCall place(String to, Shown shown) {
    PhoneCall call =
        new PhoneCall(this, socket, Dialog.outgoing(socket, to, shown), Optional.empty());
    keep(call);
    call.place();
    return call;
  }

  /** Waits for a call to this telephone; it has not rung or been answered yet. */
  PhoneCall awaitCall(Duration atMost) {
    return callWithin(atMost)
        .orElseThrow(() -> new AssertionError("nobody called " + this + " in " + atMost));
  }

  /** The next call to this telephone, empty when none comes by the deadline. */
  Optional<PhoneCall> callWithin(Duration atMost) {
    try {
      return Optional.ofNullable(ringing.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a call", e);
    }
  }

  /** Every call of this telephone so far, in order. */
  List<PhoneCall> calls() {
    return new ArrayList<>(everyCall);
  }

  /** The SIP messages of this telephone, both ways. */
  String transcript() {
    return socket.transcript();
  }

  private void keep(PhoneCall call) {
    calls.put(call.callId(), call);
    everyCall.add(call);
  }

  private void arrived(SipMessage request, InetSocketAddress from) {
    PhoneCall known = calls.get(request.need("Call-ID"));
    if (known != null) {
      known.arrived(request, from);
      return;
    }
    switch (request.method()) {
      case "INVITE" -> {
        socket.send(SipMessage.response(request, "100 Trying"), from);
        Dialog dialog = Dialog.incoming(socket, request);
        ReceivedInvite invite = new ReceivedInvite(socket, dialog, request, from);
        PhoneCall call = new PhoneCall(this, socket, dialog, Optional.of(invite));
        keep(call);
        ringing.add(call);
      }
      case "ACK" -> {}
      case "OPTIONS", "NOTIFY" -> socket.send(ok(request), from);
      default -> socket.send(tagged(request, "481 Call/Transaction Does Not Exist"), from);
    }
  }

  private static SipMessage ok(SipMessage request) {
    return tagged(request, "200 OK").with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS");
  }

  private static SipMessage tagged(SipMessage request, String statusAndReason) {
    SipMessage response = SipMessage.response(request, statusAndReason);
    return request.tag("To").isPresent()
        ? response
        : response.replacing("To", request.need("To") + ";tag=" + SipSocket.unique());
  }

  /** Hangs up what is left, gives up the registration, closes the ports. */
  @Override
  public void close() {
    try {
      calls().forEach(PhoneCall::close);
      unregister();
    } finally {
      socket.close();
    }
  }

  @Override
  public String toString() {
    return "phone " + credentials.map(Digest::account).orElse("without account");
  }
}
