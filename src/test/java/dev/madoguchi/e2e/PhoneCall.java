package dev.madoguchi.e2e;

import dev.madoguchi.e2e.CallProgress.State;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * One call of a {@link Phone}, held in blocking sentences with deadlines.
 *
 * <p>What is awaited is heard in order: {@link #awaitHeard} looks behind the sound it found before.
 * Whatever does not happen in time is an AssertionError that tells how far the call had come.
 */
final class PhoneCall implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RESEND = Duration.ofMillis(500);

  private final SipSocket socket;
  private final Dialog dialog;
  private final RtpStream media = RtpStream.open();
  private final Ear ear = new Ear(media.heard());
  private final CallProgress progress = new CallProgress();
  private final Invitations invitations;
  private final Optional<ReceivedInvite> received;

  PhoneCall(Phone phone, SipSocket socket, Dialog dialog, Optional<ReceivedInvite> received) {
    this.socket = socket;
    this.dialog = dialog;
    this.received = received;
    this.invitations = new Invitations(phone, socket, dialog, Sdp.ours(media.address()));
  }

  String callId() {
    return dialog.callId();
  }

  /** The number or name an incoming call shows, as its From says. */
  String shownFrom() {
    return received.map(ReceivedInvite::shownFrom).orElse("");
  }

  /** What comes out of the earpiece is told to this one from now on, and kept no more. */
  void tell(RtpStream.Listener listener) {
    media.tell(listener);
  }

  /** Hardly sends anything while there is nothing to say. */
  void saveSilence() {
    media.whenIdle(RtpStream.Idle.A_SIGN_OF_LIFE);
  }

  /** Sends the INVITE; a virtual thread follows what becomes of it. */
  void place() {
    invitations.begin();
    Thread.ofVirtual().name("call-" + callId()).start(this::follow);
  }

  private void follow() {
    while (!progress.isOver()) {
      invitations.next(Duration.ofSeconds(1)).ifPresent(this::responded);
    }
  }

  private void responded(SipMessage response) {
    int status = response.status();
    if (status >= 300) {
      end("refused: " + response.startLine());
    } else if (status > 100) {
      Sdp.parse(response.body()).ifPresent(media::connect);
      progress.become(status >= 200 ? State.ANSWERED : State.RINGING);
    } else {
      progress.become(State.TRYING);
    }
  }

  /** Waits until the other side answers. */
  PhoneCall awaitAnswered(Duration atMost) {
    if (!answeredWithin(atMost)) {
      throw new AssertionError("not answered in " + atMost + ": " + this);
    }
    return this;
  }

  /** Whether the other side answers; false as soon as it refuses. */
  boolean answeredWithin(Duration atMost) {
    return progress.answeredWithin(atMost);
  }

  /** Lets the caller hear that it rings. */
  void ring() {
    received.orElseThrow().respond("180 Ringing");
    progress.become(State.RINGING);
  }

  /** Takes the call; returns when the other side has acknowledged, or had given up before. */
  PhoneCall answer() {
    ReceivedInvite invite = received.orElseThrow();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    media.connect(invite.offer());
    progress.become(State.ANSWERED);
    while (!progress.isOver()) {
      invite.accept(Sdp.ours(media.address()));
      if (progress.acknowledgedWithin(RESEND)) {
        return this;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("our answer was never acknowledged: " + this);
      }
    }
    return this;
  }

  /** Declines the call, for example with "486 Busy Here". */
  void refuse(String statusAndReason) {
    received.orElseThrow().respond(statusAndReason);
    end("refused by us: " + statusAndReason);
  }

  /** Takes a request of this call; runs on the socket's thread. */
  void arrived(SipMessage request, InetSocketAddress from) {
    switch (request.method()) {
      case "ACK" -> progress.acknowledge();
      case "BYE" -> {
        socket.send(dialog.response(request, "200 OK"), from);
        end("the other side hung up");
      }
      case "CANCEL" -> {
        socket.send(SipMessage.response(request, "200 OK"), from);
        if (progress.state().compareTo(State.ANSWERED) < 0) {
          received.orElseThrow().respond("487 Request Terminated");
          end("the other side cancelled");
        }
      }
      case "INVITE" -> invitedAgain(request, from);
      default -> socket.send(dialog.response(request, "405 Method Not Allowed"), from);
    }
  }

  private void invitedAgain(SipMessage request, InetSocketAddress from) {
    Optional<ReceivedInvite> same = received.filter(invite -> invite.isSameAs(request));
    if (same.isPresent()) {
      same.get().respondAgain(from);
      return;
    }
    Sdp.parse(request.body()).ifPresent(media::connect);
    socket.send(dialog.response(request, "200 OK").withSdp(Sdp.ours(media.address())), from);
  }

  /** Puts the other side on hold (RFC 3264 8.4); returns when it knows. */
  void hold() {
    offer("a=sendonly", 2);
  }

  /** Takes the call back from hold. */
  void resume() {
    offer("a=sendrecv", 3);
  }

  private void offer(String direction, int version) {
    if (progress.isOver()) {
      return;
    }
    SipMessage response =
        invitations
            .again(direction, version, PATIENCE)
            .orElseThrow(() -> new AssertionError("no word to " + direction + ": " + this));
    if (response.status() >= 300 && !progress.isOver()) {
      throw new AssertionError(direction + " was refused: " + response.startLine());
    }
  }

  /** Presses a key (0-9, *, #); returns when it is sent. */
  void press(char key) {
    media.press(key);
    said(Duration.ZERO);
  }

  /** Presses a key whose packets come like that; returns when it is sent. */
  void press(char key, RtpStream.KeyShape shape) {
    media.press(key, shape);
    said(Duration.ZERO);
  }

  /** Speaks; returns when all of it is sent. */
  void say(Sound sound) {
    media.say(sound);
    said(sound.length());
  }

  /** Begins to speak, and does not wait until it is said. */
  void startSaying(Sound sound) {
    media.say(sound);
  }

  /** Lines up a key behind what is being said, and does not wait until it is pressed. */
  void startPressing(char key) {
    media.press(key);
  }

  private void said(Duration length) {
    if (!media.awaitSaid(length.plus(PATIENCE))) {
      throw new AssertionError("could not say everything within " + length.plus(PATIENCE));
    }
  }

  /**
   * Waits until the sound has been heard whole, after the one awaited before it.
   *
   * @param atMost until it begins
   */
  Ear.Moment awaitHeard(Sound sound, Duration atMost) {
    Duration whole = atMost.plus(sound.length());
    return ear.await(sound, whole).orElseThrow(() -> new AssertionError(ear.why() + "; " + this));
  }

  /** What was heard, and what of it is known. */
  Ear ear() {
    return ear;
  }

  /** Where the line wants this call's media, once it has answered. */
  InetSocketAddress lineMedia() {
    return media.otherSide();
  }

  /** Everything heard so far, as samples at 8 kHz. */
  short[] heard() {
    return media.heard().samples();
  }

  /** Hangs up, or gives up a call nobody has answered. */
  void hangUp() {
    switch (progress.state()) {
      case ENDED -> {}
      case ANSWERED -> {
        end("we hung up");
        socket.exchange(dialog.request("BYE")).last(PATIENCE);
      }
      case CALLING, TRYING, RINGING -> giveUp();
    }
  }

  private void giveUp() {
    if (received.isPresent()) {
      refuse("480 Temporarily Unavailable");
      return;
    }
    // a CANCEL that comes before the INVITE finds nothing, and the call goes on (RFC 3261 9.1)
    if (!progress.triedWithin(PATIENCE)) {
      end("given up; nobody was there");
      return;
    }
    if (progress.state().compareTo(State.ANSWERED) >= 0) {
      hangUp();
      return;
    }
    invitations.cancel();
    if (!progress.decidedWithin(PATIENCE)) {
      end("given up; the other side never said so");
    } else if (!progress.isOver()) {
      hangUp();
    }
  }

  /** Waits until the call is over; says how it ended. */
  String awaitEnd(Duration atMost) {
    if (!progress.overWithin(atMost)) {
      throw new AssertionError("not over after " + atMost + ": " + this);
    }
    return progress.ending();
  }

  boolean isOver() {
    return progress.isOver();
  }

  private void end(String how) {
    progress.end(how);
    media.close();
  }

  @Override
  public void close() {
    hangUp();
  }

  @Override
  public String toString() {
    return "call %s is %s, %d ms heard"
        .formatted(callId(), progress, Sound.lengthOf(media.heard().end()).toMillis());
  }
}
