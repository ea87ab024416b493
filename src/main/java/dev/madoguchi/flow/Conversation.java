package dev.madoguchi.flow;

import dev.madoguchi.call.Call;

/** What is talked about on a line. */
@FunctionalInterface
public interface Conversation {
  /**
   * Talks with the caller until the conversation is over; runs on the call's own thread.
   *
   * @throws dev.madoguchi.call.CallEnded when the caller hangs up
   */
  void talk(Call call);
}
