package dev.madoguchi.ari;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of Asterisk about one call, through every loss of its socket; used by the call's
 * thread only.
 */
final class AriQuestions {
  private final AriCall call;
  private final Duration patience;

  AriQuestions(AriCall call, Duration patience) {
    this.call = call;
    this.patience = patience;
  }

  /**
   * Sends these together and waits for their replies, in the same order. Through a loss of the
   * socket it waits for the next, and asks again; unless another server has the call by then, for
   * whom it is as good as gone here.
   *
   * @param behind sent right behind them: no death of ours comes between; its reply is nobody's
   */
  List<AriReply> ask(List<AriRequest> awaited, Optional<AriRequest> behind) {
    long end = System.nanoTime() + patience.toNanos();
    List<AriReply> replies = call.app().ask(awaited, behind, end);
    while (replies.getLast() instanceof AriReply.Lost
        && end - System.nanoTime() > 0
        && call.app().isKept()
        && !Thread.currentThread().isInterrupted()) {
      AriRequest where = AriRequest.channel(call.id());
      switch (call.app().ask(List.of(where), Optional.empty(), end).getFirst()) {
        case AriReply.Done channel when isOfAnotherServer(channel) -> {
          return Collections.nCopies(awaited.size(), new AriReply.Gone("another server has it"));
        }
        case AriReply.Lost _ -> {} // what is asked then would be asked without looking
        case AriReply.Done _, AriReply.Gone _, AriReply.Refused _ ->
            replies =
                call.app().ask(awaited, behind, end).stream()
                    .map(AriQuestions::ofRepetition)
                    .toList();
      }
    }
    return replies;
  }

  private boolean isOfAnotherServer(AriReply.Done channel) {
    return stasis(channel).filter(told -> !call.app().isOfThisServer(told.getFirst())).isPresent();
  }

  /** The arguments of Stasis(), the app first; empty when the channel is not in it. */
  static Optional<List<String>> stasis(AriReply.Done channel) {
    JsonNode dialplan = channel.body().path("dialplan");
    return dialplan.path("app_name").asText("").equals("Stasis")
        ? Optional.of(List.of(dialplan.path("app_data").asText("").split(",", -1)))
        : Optional.empty();
  }

  /** What is there already under a name of ours is what we asked for before. */
  private static AriReply ofRepetition(AriReply reply) {
    return reply instanceof AriReply.Refused refused && refused.isTaken()
        ? new AriReply.Done("")
        : reply;
  }
}
