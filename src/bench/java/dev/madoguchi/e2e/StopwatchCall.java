package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One call as every contender gets it, its key 0.4 to 0.9 s after the answer. Latency is read from
 * the packets, never told by a server.
 */
final class StopwatchCall {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration HEARD = Duration.ofMillis(500);
  private static final int PACKET = 160;

  /** So much of the next prompt must be heard; its beginning may be silent. */
  private static final int LIKE_IT = 20 * PACKET;

  /** Of the prompt's own loudness; mu-law alone costs two hundredths. */
  private static final double MOST_UNLIKE = 0.1;

  private StopwatchCall() {}

  sealed interface Outcome {
    /**
     * What was measured, in nanoseconds.
     *
     * @param toAnswer from the INVITE to 200
     * @param toFirst from 200 to the first packet of the first prompt
     * @param next of the key, where there is one
     */
    record Timed(long toAnswer, long toFirst, Optional<Next> next) implements Outcome {}

    record Failed(String why) implements Outcome {}
  }

  /**
   * What came of the key.
   *
   * @param after nanoseconds from the first packet that ends the key to the first packet of the
   *     next prompt
   * @param old packets of the first prompt that came after the key's end
   */
  record Next(long after, long old) {}

  /** Calls this number, as a caller of SIPp does, and waits until the call is over. */
  static Outcome place(StopwatchPhone phone, String number, Script script, Calling calling) {
    try (RtpStream media = RtpStream.open()) {
      media.whenIdle(calling.media().idle());
      SipSocket socket = phone.socket();
      Dialog dialog = phone.dial(number);
      SipMessage request = dialog.request("INVITE").withSdp(Sdp.ours(media.address()));
      long invited = System.nanoTime();
      Optional<Exchange.Arrived> last = socket.exchange(request).lastArrived(PATIENCE);
      Optional<SipMessage> response = last.map(Exchange.Arrived::response);
      if (response.isEmpty() || response.get().status() != 200) {
        return new Outcome.Failed("no answer: " + response.map(SipMessage::startLine).orElse("-"));
      }
      long answered = last.orElseThrow().at();
      dialog.learn(response.get());
      media.connect(Sdp.parse(response.get().body()).orElseThrow());
      socket.acknowledge(dialog.request("ACK").replacing("CSeq", response.get().cseq() + " ACK"));
      Outcome outcome =
          calling.workload().hasKey()
              ? press(media, script, answered - invited, answered, calling)
              : listen(media, script, answered - invited, answered);
      return end(phone, dialog, calling.workload()).map(Outcome.class::cast).orElse(outcome);
    }
  }

  /** Empty when all is well. */
  private static Optional<Outcome.Failed> end(
      StopwatchPhone phone, Dialog dialog, Workload workload) {
    return switch (workload.hangsUp()) {
      case CALLER -> hangUp(phone.socket(), dialog);
      case LINE ->
          phone.awaitHungUp(dialog, workload.patience())
              ? Optional.empty()
              : hangUp(phone.socket(), dialog)
                  .or(() -> Optional.of(new Outcome.Failed("the line did not hang up")));
    };
  }

  private static Optional<Outcome.Failed> hangUp(SipSocket socket, Dialog dialog) {
    return socket
            .exchange(dialog.request("BYE"))
            .last(PATIENCE)
            .filter(response -> response.status() == 200)
            .isPresent()
        ? Optional.empty()
        : Optional.of(new Outcome.Failed("no 200 for BYE"));
  }

  private static Outcome listen(RtpStream media, Script script, long toAnswer, long answered) {
    perform(media, script.acts(), answered);
    media.heard().awaitBeyond(0, PATIENCE);
    return Optional.ofNullable(media.heard().arrivals().firstEntry())
        .<Outcome>map(
            first -> new Outcome.Timed(toAnswer, first.getValue() - answered, Optional.empty()))
        .orElseGet(() -> new Outcome.Failed("nothing was heard"));
  }

  private static Outcome press(
      RtpStream media, Script script, long toAnswer, long answered, Calling calling) {
    pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(400, 900)));
    List<Script.Act> acts = script.acts();
    media.press(((Script.Key) acts.getFirst()).key());
    Outcome outcome = listenFor(calling.next(), media, toAnswer, answered);
    media.keyEnded().ifPresent(ended -> perform(media, acts.subList(1, acts.size()), ended));
    return outcome;
  }

  /** By the clock, from this reading of {@link System#nanoTime} on. */
  private static void perform(RtpStream media, List<Script.Act> acts, long from) {
    long now = from;
    for (Script.Act act : acts) {
      LockSupport.parkNanos(now - System.nanoTime());
      switch (act) {
        case Script.Silent _ -> {}
        case Script.Key(char key) -> media.press(key);
        case Script.Words(Sound sound) -> media.say(sound);
      }
      now += act.length().toNanos();
    }
    LockSupport.parkNanos(now - System.nanoTime());
  }

  private static Outcome listenFor(Sound next, RtpStream media, long toAnswer, long answered) {
    if (!media.awaitSaid(PATIENCE)) {
      return new Outcome.Failed("the key could not be sent");
    }
    long ended = media.keyEnded().orElseThrow();
    long deadline = ended + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      pause(HEARD);
      Optional<Integer> began = beginning(media.heard(), next, ended);
      if (began.isPresent()) {
        NavigableMap<Integer, Long> arrivals = media.heard().arrivals();
        long old =
            arrivals.headMap(began.get()).values().stream().filter(time -> time > ended).count();
        return new Outcome.Timed(
            toAnswer,
            arrivals.firstEntry().getValue() - answered,
            Optional.of(new Next(arrivals.get(began.get()) - ended, old)));
      }
    }
    return new Outcome.Failed("the next prompt was not heard");
  }

  /** Where the next prompt begins: at the packet from which everything is most like it. */
  private static Optional<Integer> beginning(Heard heard, Sound next, long ended) {
    short[] samples = heard.samples();
    short[] wanted = next.slice(0, LIKE_IT);
    NavigableMap<Integer, Long> arrivals = heard.arrivals();
    double best = MOST_UNLIKE;
    Optional<Integer> found = Optional.empty();
    for (int position : arrivals.keySet()) {
      // two packets sooner: what is before the key's end cannot be its answer, but would be told
      if (arrivals.get(position) > ended - 2 * TimeUnit.MILLISECONDS.toNanos(20)
          && position + LIKE_IT <= samples.length) {
        double unlike = unlike(samples, position, wanted);
        if (unlike < best) {
          best = unlike;
          found = Optional.of(position);
        }
      }
    }
    return found;
  }

  private static double unlike(short[] heard, int at, short[] wanted) {
    double difference = 0;
    double loudness = 0;
    for (int i = 0; i < wanted.length; i++) {
      difference += Math.abs(heard[at + i] - wanted[i]);
      loudness += Math.abs(wanted[i]);
    }
    return difference / loudness;
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
