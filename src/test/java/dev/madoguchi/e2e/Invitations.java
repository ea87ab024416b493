package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.Optional;

/**
 * The INVITEs of our side in one call: the one that begins it, and those that change it (RFC 3261
 * §13, §14). Final responses are acknowledged here.
 */
final class Invitations {
  private final Phone phone;
  private final SipSocket socket;
  private final Dialog dialog;
  private final Sdp ours;
  private final Monitor monitor = new Monitor();
  private Optional<Exchange> beginning = Optional.empty();

  Invitations(Phone phone, SipSocket socket, Dialog dialog, Sdp ours) {
    this.phone = phone;
    this.socket = socket;
    this.dialog = dialog;
    this.ours = ours;
  }

  /** Sends the one that begins the call. */
  void begin() {
    begin(request());
  }

  private void begin(SipMessage request) {
    monitor.change(() -> beginning = Optional.of(socket.exchange(request)));
  }

  private SipMessage request() {
    return dialog.request("INVITE").withSdp(ours);
  }

  /** The next response to that by the deadline; a password that is asked for is sent here. */
  Optional<SipMessage> next(Duration atMost) {
    Exchange current = monitor.read(beginning::orElseThrow);
    return current.next(atMost).flatMap(response -> responded(current, response));
  }

  private Optional<SipMessage> responded(Exchange current, SipMessage response) {
    int status = response.status();
    if (status >= 200 && status < 300) {
      dialog.learn(response);
    }
    acknowledge(current, response);
    if (status == 401 || status == 407) {
      begin(phone.authorised(request(), response));
      return Optional.empty();
    }
    return Optional.of(response);
  }

  private void acknowledge(Exchange exchange, SipMessage response) {
    if (response.status() >= 300) {
      socket.acknowledgeRefusal(exchange.request(), response);
    } else if (response.status() >= 200) {
      socket.acknowledge(dialog.request("ACK").replacing("CSeq", response.cseq() + " ACK"));
    }
  }

  /** Takes back the one that began the call. */
  void cancel() {
    SipMessage request = monitor.read(beginning::orElseThrow).request();
    socket.send(
        new SipMessage("CANCEL " + request.requestUri() + " SIP/2.0", request.headers(), "")
            .replacing("CSeq", request.cseq() + " CANCEL"));
  }

  /** Offers our media anew, in this direction; gives the final response that comes by then. */
  Optional<SipMessage> again(String direction, int version, Duration atMost) {
    SipMessage offer = request();
    String body =
        offer.body().replace("a=sendrecv", direction).replace("o=- 1 1", "o=- 1 " + version);
    Exchange exchange = socket.exchange(new SipMessage(offer.startLine(), offer.headers(), body));
    Optional<SipMessage> last = exchange.last(atMost);
    last.ifPresent(response -> acknowledge(exchange, response));
    return last;
  }
}
