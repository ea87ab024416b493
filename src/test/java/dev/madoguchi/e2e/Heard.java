package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What came out of one call's earpiece, in the caller's time: sample 0 is the moment the media
 * began.
 *
 * <p>Packets are placed by their RTP timestamps, gaps stay silent. A new source, or a timestamp
 * that leads away from the time of arrival or back over what was heard, begins anew at the time of
 * arrival. A short pause without a packet lost is closed: a busy machine stood still, and Asterisk
 * goes on in the middle of a word where it was. Safe for use by many threads.
 */
final class Heard {
  /** A jump beyond this is no lateness of a busy machine. */
  private static final int FAR = 2 * Sound.RATE;

  /** Two packets that changed places are no jump back. */
  private static final int REORDERED = Sound.RATE / 10;

  /** The longest pause of a busy machine that was seen is 550 ms. */
  private static final int STOOD_STILL = 8 * Sound.RATE / 10;

  private final Monitor monitor = new Monitor();
  private final long began;
  private final TreeMap<Integer, Long> arrivals = new TreeMap<>();
  private short[] samples = new short[60 * Sound.RATE];
  private int end;
  private boolean over;
  private boolean anchored;
  private int source;
  private int anchorTimestamp;
  private int anchorPosition;
  private int closed;
  private int nextSequence;
  private int nextTimestamp;

  /** Begins at this reading of {@link System#nanoTime}. */
  Heard(long began) {
    this.began = began;
  }

  /** Places a packet of PCMU that arrived at this reading of {@link System#nanoTime}. */
  void place(RtpPacket packet, long arrived) {
    monitor.change(
        () -> {
          closePauseBefore(packet);
          int position = positionOf(packet, arrived);
          short[] heard = MuLaw.decode(packet.payload());
          if (position + heard.length > samples.length) {
            samples = Arrays.copyOf(samples, 2 * (position + heard.length));
          }
          System.arraycopy(heard, 0, samples, position, heard.length);
          arrivals.put(position, arrived);
          end = Math.max(end, position + heard.length);
        });
  }

  private void closePauseBefore(RtpPacket packet) {
    int pause = packet.timestamp() - nextTimestamp;
    if (anchored
        && packet.source() == source
        && packet.sequence() == (nextSequence & 0xffff)
        && pause > 0
        && pause <= STOOD_STILL) {
      anchorTimestamp += pause;
      closed += pause;
    }
    nextSequence = packet.sequence() + 1;
    nextTimestamp = packet.timestamp() + packet.payload().length;
  }

  private int positionOf(RtpPacket packet, long arrived) {
    int now = Math.max(0, (int) ((arrived - began) * Sound.RATE / 1_000_000_000L));
    if (anchored && packet.source() == source) {
      long position = (long) anchorPosition + (packet.timestamp() - anchorTimestamp);
      int earliest = packet.marker() ? end : end - REORDERED;
      if (position >= Math.max(0, earliest) && Math.abs(position + closed - now) <= FAR) {
        return (int) position;
      }
    }
    anchored = true;
    closed = 0;
    source = packet.source();
    anchorTimestamp = packet.timestamp();
    anchorPosition = Math.max(now, end);
    return anchorPosition;
  }

  /** Everything heard so far. */
  short[] samples() {
    return monitor.read(() -> Arrays.copyOf(samples, end));
  }

  /** What was heard from one position up to another. */
  short[] between(int from, int until) {
    return monitor.read(
        () -> Arrays.copyOfRange(samples, from, Math.max(from, Math.min(until, end))));
  }

  /** How much was heard so far, in samples. */
  int end() {
    return monitor.read(() -> end);
  }

  /**
   * Waits until there is more than this; false when there is not by the deadline, or never will be.
   */
  boolean awaitBeyond(int position, Duration atMost) {
    return monitor.await(() -> end > position || over, atMost) && end() > position;
  }

  /** Tells whoever waits that nothing more will come. */
  void close() {
    monitor.change(() -> over = true);
  }

  /** How much longer it took from one position to another than there is sound between them. */
  Duration lateBetween(int from, int until) {
    return monitor.read(
        () -> {
          Map.Entry<Integer, Long> first = arrivals.floorEntry(from);
          Map.Entry<Integer, Long> last = arrivals.floorEntry(until);
          Duration sound = Sound.lengthOf(last.getKey() - first.getKey());
          return Duration.ofNanos(last.getValue() - first.getValue()).minus(sound);
        });
  }

  /** When each packet arrived, as {@link System#nanoTime} reads, by the position of its sound. */
  NavigableMap<Integer, Long> arrivals() {
    return monitor.read(() -> new TreeMap<>(arrivals));
  }

  /**
   * When the sample at this position arrived, as a reading of {@link System#nanoTime}; of one
   * before the first packet, when that came: the beginning of a sound may be lost.
   */
  long arrivalOf(int position) {
    return monitor.read(
        () -> {
          Map.Entry<Integer, Long> packet = arrivals.floorEntry(position);
          if (arrivals.isEmpty()) {
            throw new IllegalArgumentException("nothing had been heard by sample " + position);
          }
          return (packet == null ? arrivals.firstEntry() : packet).getValue();
        });
  }
}
