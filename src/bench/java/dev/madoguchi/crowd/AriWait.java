package dev.madoguchi.crowd;

/** How long a call over ARI has been waiting for the server. */
final class AriWait {
  private final WireFigures seen;
  private State state = State.UNSERVED;
  private long at;

  /** Whether the server is to say something. */
  private enum State {
    UNSERVED,
    THINKING,
    ASKED
  }

  /** Of a call the server has said nothing to, since that moment. */
  AriWait(WireFigures seen, long since) {
    this.seen = seen;
    this.at = since;
    seen.unserved++;
  }

  /** As if it had just come, since that moment; who waits so already goes on. */
  void begins(long since) {
    if (state != State.UNSERVED) {
      state = State.UNSERVED;
      at = since;
      seen.unserved++;
    }
  }

  /** The server has its say from now on; who waits so already goes on. */
  void handedOver() {
    if (state == State.ASKED) {
      state = State.THINKING;
      at = System.nanoTime();
    }
  }

  /** The server has asked something for it. */
  void asked(long now) {
    switch (state) {
      case UNSERVED -> {
        seen.unserved--;
        seen.first.add(now - at);
      }
      case THINKING -> seen.decisions.add(now - at);
      case ASKED -> {}
    }
    state = State.ASKED;
  }

  /** The call is over; it has waited so long at least. */
  void ended() {
    long waited = System.nanoTime() - at;
    switch (state) {
      case UNSERVED -> {
        seen.unserved--;
        seen.hungUpUnserved(waited);
      }
      case THINKING -> seen.decisions.add(waited);
      case ASKED -> {}
    }
  }
}
