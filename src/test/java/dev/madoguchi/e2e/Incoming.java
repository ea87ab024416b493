package dev.madoguchi.e2e;

import java.net.DatagramPacket;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What comes to the port of a stream. Media may be quicker than the word of where it comes from: a
 * second of it is kept until that is known, with the time it came. A port is soon used again by
 * another call, so only the side one speaks with is heard. Safe for use by many threads.
 */
final class Incoming {
  private static final int EARLY = 50;

  private final Monitor monitor = new Monitor();
  private final Deque<Came> early = new ArrayDeque<>();
  private Optional<SocketAddress> side = Optional.empty();
  private volatile RtpStream.Listener listener;

  private record Came(SocketAddress from, RtpPacket packet, long at) {}

  Incoming(RtpStream.Listener listener) {
    this.listener = listener;
  }

  /** What comes is told to this one from now on. */
  void tell(RtpStream.Listener other) {
    listener = other;
  }

  /** Nobody else is heard from now on; what this side has sent before comes first. */
  void only(SocketAddress wanted) {
    monitor.change(
        () -> {
          side = Optional.of(wanted);
          early.stream()
              .filter(one -> one.from().equals(wanted))
              .forEach(one -> listener.heard(one.packet(), one.at()));
          early.clear();
        });
  }

  /** A datagram came at this reading of {@link System#nanoTime}. */
  void came(DatagramPacket datagram, long at) {
    RtpPacket.parse(datagram.getData(), datagram.getLength())
        .filter(packet -> packet.payloadType() == RtpPacket.PCMU)
        .map(packet -> new Came(datagram.getSocketAddress(), packet, at))
        .filter(this::isOfThatSide)
        .ifPresent(one -> listener.heard(one.packet(), one.at()));
  }

  private boolean isOfThatSide(Came one) {
    return monitor.read(
        () -> {
          if (side.isEmpty()) {
            keep(one);
          }
          return side.filter(one.from()::equals).isPresent();
        });
  }

  private void keep(Came one) {
    if (early.size() == EARLY) {
      early.remove();
    }
    early.add(one);
  }
}
