package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One call as every contender gets it: a key 0.4 to 0.9 s after the answer, the good-bye half a
 * second after the next prompt has begun. Latency is read from the packets, never told by a server.
 */
final class StopwatchCall {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration HEARD = Duration.ofMillis(500);
  private static final char KEY = '1';
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
     * @param toNext from the first packet that ends the key to the first packet of the next prompt
     * @param old packets of the first prompt that came after the key's end
     */
    record Timed(long toAnswer, long toFirst, long toNext, long old) implements Outcome {}

    record Failed(String why) implements Outcome {}
  }

  static Outcome place(SipSocket socket, String to, String from, Sound next, Media sent) {
    try (RtpStream media = RtpStream.open()) {
      media.whenIdle(sent.idle());
      Dialog dialog = Dialog.outgoing(socket, to, new Shown(from, "<" + to + ">"));
      SipMessage request = dialog.request("INVITE").withSdp(Sdp.ours(media.address()));
      long invited = System.nanoTime();
      Optional<SipMessage> response = socket.exchange(request).last(PATIENCE);
      long answered = System.nanoTime();
      if (response.isEmpty() || response.get().status() != 200) {
        return new Outcome.Failed("no answer: " + response.map(SipMessage::startLine).orElse("-"));
      }
      dialog.learn(response.get());
      media.connect(Sdp.parse(response.get().body()).orElseThrow());
      socket.acknowledge(dialog.request("ACK").replacing("CSeq", response.get().cseq() + " ACK"));
      pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(400, 900)));
      media.press(KEY);
      Outcome outcome = listen(media, answered - invited, answered, next);
      boolean ended =
          socket
              .exchange(dialog.request("BYE"))
              .last(PATIENCE)
              .map(r -> r.status() == 200)
              .orElse(false);
      return ended ? outcome : new Outcome.Failed("no 200 for BYE");
    }
  }

  private static Outcome listen(RtpStream media, long toAnswer, long answered, Sound next) {
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
            arrivals.get(began.get()) - ended,
            old);
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
