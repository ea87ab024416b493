package dev.madoguchi.e2e;

/** What makes the requests of one SIP dialog belong together (RFC 3261 §12). Not thread-safe. */
final class Dialog {
  private final String callId;
  private final String contact;
  private final String local;
  private String remote;
  private String target;
  private int cseq;

  private Dialog(String callId, String contact, String local, String remote, String target) {
    this.callId = callId;
    this.contact = contact;
    this.local = local;
    this.remote = remote;
    this.target = target;
  }

  /** A dialog of our own; what it shows is sent as it is, however odd. */
  static Dialog outgoing(SipSocket socket, String to, Shown shown) {
    return new Dialog(
        SipSocket.unique() + "@phone",
        "<sip:phone@" + socket.address() + ">",
        shown.from() + ";tag=" + SipSocket.unique(),
        shown.to(),
        to);
  }

  /** A dialog the other side begins with this INVITE. */
  static Dialog incoming(SipSocket socket, SipMessage invite) {
    return new Dialog(
        invite.need("Call-ID"),
        "<sip:phone@" + socket.address() + ">",
        invite.need("To") + ";tag=" + SipSocket.unique(),
        invite.need("From"),
        invite.contactUri().orElse(invite.requestUri()));
  }

  String callId() {
    return callId;
  }

  /** A new request; an ACK keeps the number of its INVITE. */
  SipMessage request(String method) {
    if (!method.equals("ACK")) {
      cseq++;
    }
    return SipMessage.request(method, target)
        .with("From", local)
        .with("To", remote)
        .with("Call-ID", callId)
        .with("CSeq", cseq + " " + method)
        .with("Contact", contact)
        .with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS");
  }

  /** A response that carries our tag and where we are. */
  SipMessage response(SipMessage request, String statusAndReason) {
    return SipMessage.response(request, statusAndReason)
        .replacing("To", local)
        .with("Contact", contact)
        .with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS");
  }

  /** Takes the other side's tag and address from a response that establishes the dialog. */
  void learn(SipMessage response) {
    remote = response.need("To");
    target = response.contactUri().orElse(target);
  }
}
