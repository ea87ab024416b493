package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * One stream of RTP with PCMU: speaks a packet every 20 ms on a steady clock, silence when nothing
 * is to be said, and hears what comes back. A virtual thread each for speaking and hearing; hearing
 * begins at once, so that no packet waits to be stamped.
 */
final class RtpStream implements AutoCloseable {
  static final int SAMPLES = 160;
  private static final long EVERY = Duration.ofMillis(20).toNanos();
  private static final int KEY_PACKETS = 5;
  private static final Duration A_SIGN_OF_LIFE = Duration.ofSeconds(1);

  /** As between the keys a finger presses, so that two equal ones stay two. */
  private static final Sound PAUSE = new Sound("pause", new short[4 * SAMPLES]);

  private static final byte[] SILENCE = MuLaw.encode(new short[SAMPLES]);

  private final Monitor monitor = new Monitor();
  private final DatagramSocket socket;
  private final InetSocketAddress address; // a closed socket knows it no more
  private final Heard heard = new Heard(System.nanoTime());
  private final Incoming incoming = new Incoming(heard::place);
  private final Deque<Utterance> toSay = new ArrayDeque<>();
  private final int source = ThreadLocalRandom.current().nextInt();
  private Optional<Sdp> remote = Optional.empty();
  private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
  private int timestamp = ThreadLocalRandom.current().nextInt();
  private boolean marker = true;
  private volatile Idle idle = Idle.SILENCE;
  private OptionalLong keyEnded = OptionalLong.empty();

  /** What is sent while there is nothing to say. */
  enum Idle {
    /** Packets of silence, as most telephones do. */
    SILENCE,
    /**
     * A packet a second, as telephones that know whether somebody speaks: half the work for all.
     */
    A_SIGN_OF_LIFE
  }

  /** Is told each packet of PCMU that arrives, on the stream's own thread; must not wait. */
  interface Listener {
    /** A packet that arrived at this reading of {@link System#nanoTime}. */
    void heard(RtpPacket packet, long arrived);
  }

  /** Something on its way out; over once the stream has sent all of it. */
  sealed interface Utterance {
    /** Audio; {@code sent} samples of it are out. */
    record Audio(Sound sound, int sent) implements Utterance {}

    /** A key of the telephone as an event; {@code sent} packets of it are out. */
    record Key(char key, KeyShape shape, int sent, int began) implements Utterance {}
  }

  /** What becomes of the packets of a key on the way, or in telephones that do not know better. */
  enum KeyShape {
    WHOLE,
    WITHOUT_MARKER,
    WITHOUT_BEGINNING,
    EACH_PACKET_TWICE,
    AN_UPDATE_BEHIND_THE_END
  }

  private RtpStream(DatagramSocket socket) {
    this.socket = socket;
    this.address = (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Opens a stream on a free even port of the loopback, as RTP wants. */
  static RtpStream open() {
    try {
      for (int tries = 0; tries < 50; tries++) {
        DatagramSocket socket = new DatagramSocket(FreePorts.loopback(0));
        if (socket.getLocalPort() % 2 == 0) {
          RtpStream stream = new RtpStream(socket);
          Thread.ofVirtual().name("rtp-in-" + socket.getLocalPort()).start(stream::listen);
          return stream;
        }
        socket.close();
      }
      throw new IllegalStateException("no free even UDP port for RTP in 50 tries");
    } catch (SocketException e) {
      throw new UncheckedIOException("cannot open a UDP port for RTP", e);
    }
  }

  InetSocketAddress address() {
    return address;
  }

  Heard heard() {
    return heard;
  }

  /** Where the other side wants its packets, once it is known. */
  InetSocketAddress otherSide() {
    return monitor.read(() -> remote.orElseThrow().address());
  }

  /** What comes is told to this one from now on, and kept no more. */
  void tell(Listener other) {
    incoming.tell(other);
  }

  /** Sends this from now on while there is nothing to say; to be told before it begins. */
  void whenIdle(Idle what) {
    idle = what;
  }

  /** Speaks to this side from now on, and hears no other; the first time, speaking begins. */
  void connect(Sdp side) {
    boolean first = monitor.read(remote::isEmpty);
    monitor.change(() -> remote = Optional.of(side));
    incoming.only(side.address());
    if (first) {
      Thread.ofVirtual().name("rtp-out-" + address().getPort()).start(this::speak);
    }
  }

  /** Lines up audio behind what is being said. */
  void say(Sound sound) {
    monitor.change(() -> toSay.add(new Utterance.Audio(sound, 0)));
  }

  /** Lines up a key: 0-9, *, #. */
  void press(char key) {
    press(key, KeyShape.WHOLE);
  }

  /** Lines up a key whose packets come like that. */
  void press(char key, KeyShape shape) {
    monitor.change(() -> toSay.add(new Utterance.Key(key, shape, 0, 0)));
  }

  /** Waits until everything lined up has been said; false when it has not by the deadline. */
  boolean awaitSaid(Duration atMost) {
    return monitor.await(() -> toSay.isEmpty() || socket.isClosed(), atMost);
  }

  /** When the first packet that ended the last key was sent, as {@link System#nanoTime} reads. */
  OptionalLong keyEnded() {
    return monitor.read(() -> keyEnded);
  }

  private void speak() {
    long next = System.nanoTime();
    try {
      while (!socket.isClosed()) {
        next += awaitSomethingToSay(next);
        monitor.change(this::speakOnce);
        next += EVERY;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    } catch (UncheckedIOException e) {
      if (!socket.isClosed()) {
        throw e;
      }
    }
  }

  /** For how long the stream was silent; its clock went on meanwhile (RFC 3551 4.1). */
  private long awaitSomethingToSay(long from) {
    if (idle == Idle.SILENCE || monitor.read(() -> !toSay.isEmpty())) {
      return 0;
    }
    monitor.await(() -> !toSay.isEmpty(), A_SIGN_OF_LIFE);
    int packets = (int) Math.max(0, (System.nanoTime() - from) / EVERY);
    monitor.change(
        () -> {
          timestamp += packets * SAMPLES;
          marker = true;
        });
    return packets * EVERY;
  }

  private void speakOnce() {
    switch (toSay.peek()) {
      case null -> send(RtpPacket.PCMU, timestamp, SILENCE);
      case Utterance.Audio audio -> speakAudio(audio);
      case Utterance.Key key -> speakKey(key);
    }
    timestamp += SAMPLES;
  }

  private void speakAudio(Utterance.Audio audio) {
    int until = audio.sent() + SAMPLES;
    send(RtpPacket.PCMU, timestamp, MuLaw.encode(audio.sound().slice(audio.sent(), until)));
    toSay.remove();
    if (until < audio.sound().size()) {
      toSay.addFirst(new Utterance.Audio(audio.sound(), until));
    }
  }

  /** RFC 4733: one timestamp for the whole event, the marker first, the end said three times. */
  private void speakKey(Utterance.Key key) {
    int began = key.sent() == 0 ? timestamp : key.began();
    int type = remote.flatMap(Sdp::keys).orElse(Sdp.KEYS);
    toSay.remove();
    KeyShape shape = key.shape();
    marker = key.sent() == 0 && shape != KeyShape.WITHOUT_MARKER;
    int copies = shape == KeyShape.EACH_PACKET_TWICE ? 2 : 1;
    short duration = (short) (timestamp - began + SAMPLES);
    if (key.sent() < KEY_PACKETS) {
      for (int copy = 0; copy < copies && shape != KeyShape.WITHOUT_BEGINNING; copy++) {
        send(type, began, event(key.key(), 0, duration));
      }
      toSay.addFirst(new Utterance.Key(key.key(), shape, key.sent() + 1, began));
    } else {
      keyEnded = OptionalLong.of(System.nanoTime());
      for (int times = 0; times < 3 * copies; times++) {
        send(type, began, event(key.key(), 0x80, duration));
      }
      if (shape == KeyShape.AN_UPDATE_BEHIND_THE_END) {
        send(type, began, event(key.key(), 0, (short) (duration - SAMPLES)));
      }
      toSay.addFirst(new Utterance.Audio(PAUSE, 0));
      marker = true;
    }
  }

  /** The payload of a key; {@code end} is 0x80 when it has been let go. */
  static byte[] event(char key, int end, short duration) {
    int event = "0123456789*#".indexOf(key);
    if (event < 0) {
      throw new IllegalArgumentException("no such key on a telephone: " + key);
    }
    int volume = 10;
    return ByteBuffer.allocate(4)
        .put((byte) event)
        .put((byte) (end | volume))
        .putShort(duration)
        .array();
  }

  private void send(int type, int at, byte[] payload) {
    byte[] bytes = new RtpPacket(marker, type, sequence++ & 0xffff, at, source, payload).bytes();
    marker = false;
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, remote.orElseThrow().address()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send RTP to " + remote, e);
    }
  }

  private void listen() {
    byte[] buffer = new byte[2048];
    try {
      while (!socket.isClosed()) {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.receive(datagram);
        incoming.came(datagram, System.nanoTime());
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException("cannot hear RTP on " + address(), e);
      }
    }
  }

  @Override
  public void close() {
    socket.close();
    monitor.change(toSay::clear);
    heard.close();
  }
}
