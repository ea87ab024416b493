package dev.madoguchi.e2e;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The INVITE by which the other side began a call, and what we responded last: it hears that again
 * when it sends the same again (RFC 3261 §17.2.1).
 */
final class ReceivedInvite {
  private final SipSocket socket;
  private final Dialog dialog;
  private final SipMessage invite;
  private final InetSocketAddress from;
  private volatile Optional<SipMessage> last = Optional.empty();

  ReceivedInvite(SipSocket socket, Dialog dialog, SipMessage invite, InetSocketAddress from) {
    this.socket = socket;
    this.dialog = dialog;
    this.invite = invite;
    this.from = from;
  }

  /** The number or name it shows. */
  String shownFrom() {
    return invite.need("From");
  }

  /** The media it offers. */
  Sdp offer() {
    return Sdp.parse(invite.body())
        .orElseThrow(() -> new AssertionError("no PCMU offered in: " + invite.body()));
  }

  void respond(String statusAndReason) {
    respond(dialog.response(invite, statusAndReason));
  }

  /** Takes the call, with this as our media. */
  void accept(Sdp ours) {
    respond(dialog.response(invite, "200 OK").withSdp(ours));
  }

  private void respond(SipMessage response) {
    last = Optional.of(response);
    socket.send(response, from);
  }

  boolean isSameAs(SipMessage request) {
    return invite.branch().equals(request.branch());
  }

  /** Says the last response again, to where the request came from this time. */
  void respondAgain(InetSocketAddress to) {
    last.ifPresent(response -> socket.send(response, to));
  }
}
