package dev.madoguchi.ari;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import java.util.List;

/** What Asterisk tells unasked, as far as we act on it. */
sealed interface AriEvent {
  /** Another client took our application name: this socket hears nothing any more. */
  record Replaced() implements AriEvent {}

  /** Something about one call. */
  sealed interface OfCall extends AriEvent {
    CallId call();
  }

  /** The dialplan hands us the call. */
  record Entered(CallId call, Caller caller, State state, List<String> arguments)
      implements OfCall {
    public Entered {
      arguments = List.copyOf(arguments);
    }
  }

  /** Whether a call was answered when it came. */
  enum State {
    RINGING,
    ANSWERED
  }

  /** The call has left us: for the dialplan, or for good. */
  record Left(CallId call) implements OfCall {}

  /** The caller, or somebody else, ends the call. */
  record HangingUp(CallId call) implements OfCall {}

  /** There is no such call any more. */
  record Ended(CallId call) implements OfCall {}

  record Pressed(CallId call, Digit key) implements OfCall {}

  /** The words are over, stopped or said. */
  record Said(CallId call, String playback, Result result) implements OfCall {}

  /** The recording is over. */
  record Recorded(CallId call, String recording, Result result) implements OfCall {}

  /** How something Asterisk did for us ended. */
  enum Result {
    DONE,
    FAILED
  }

  /** Not from Asterisk: we are stopping, and the dialplan takes the caller. */
  record Stopping(CallId call) implements OfCall {}

  /** Not from Asterisk: its socket was lost and is back, and what happened meanwhile is unknown. */
  record Gap(CallId call) implements OfCall {}
}
