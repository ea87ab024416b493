package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RtpTest {
  @Test
  void mu_law_keeps_every_code() {
    for (int code = 0; code < 256; code++) {
      short sample = MuLaw.decode((byte) code);
      // 0x7f is a second zero
      assertThat(MuLaw.encode(sample) & 0xff).isEqualTo(code == 0x7f ? 0xff : code);
    }
  }

  @Test
  void mu_law_is_as_g711_has_it() {
    assertThat(MuLaw.decode((byte) 0x00)).isEqualTo((short) -32124);
    assertThat(MuLaw.decode((byte) 0x80)).isEqualTo((short) 32124);
    assertThat(MuLaw.decode((byte) 0xff)).isZero();
    assertThat(MuLaw.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
    assertThat(MuLaw.encode(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
  }

  @Test
  void mu_law_is_never_farther_off_than_its_steps() {
    IntStream.rangeClosed(-32124, 32124)
        .forEach(
            sample -> {
              int off = Math.abs(MuLaw.decode(MuLaw.encode((short) sample)) - sample);
              assertThat(off).isLessThanOrEqualTo((Math.abs(sample) + 132) / 32);
            });
  }

  @Test
  void a_packet_is_written_and_read() {
    byte[] bytes = new RtpPacket(true, 101, 0xfffe, -2, 7, new byte[] {1, 2}).bytes();

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("80e5fffefffffffe000000070102");
    RtpPacket read = RtpPacket.parse(bytes, bytes.length).orElseThrow();
    assertThat(read.marker()).isTrue();
    assertThat(read.payloadType()).isEqualTo(101);
    assertThat(read.sequence()).isEqualTo(0xfffe);
    assertThat(read.timestamp()).isEqualTo(-2);
    assertThat(read.payload()).containsExactly(1, 2);
  }

  @Test
  void extension_sources_and_padding_are_not_audio() {
    // V=2, padding, extension of one word, one contributing source
    byte[] bytes =
        HexFormat.of().parseHex("b1000001000000020000000300000004bede0001aabbccdd55660002");

    assertThat(RtpPacket.parse(bytes, bytes.length).orElseThrow().payload())
        .containsExactly(0x55, 0x66);
  }

  @Test
  void what_is_no_rtp_is_not_read() {
    byte[] report = HexFormat.of().parseHex("80c80006000000000000000000000000");

    assertThat(RtpPacket.parse(report, report.length)).isEmpty();
    assertThat(RtpPacket.parse(new byte[3], 3)).isEmpty();
    assertThat(RtpPacket.parse(new byte[40], 40)).isEmpty();
    byte[] padded = HexFormat.of().parseHex("a00000010000000200000003000000ff");
    assertThat(RtpPacket.parse(padded, padded.length)).isEmpty();
  }

  @Test
  void a_key_is_one_event_with_one_beginning_and_three_ends() throws IOException {
    List<RtpPacket> events = new ArrayList<>();
    try (DatagramSocket other = loopback();
        RtpStream stream = RtpStream.open()) {
      stream.connect(new Sdp((InetSocketAddress) other.getLocalSocketAddress(), Optional.of(96)));
      stream.press('#');
      while (events.size() < 8) {
        Optional.of(receive(other)).filter(p -> p.payloadType() == 96).ifPresent(events::add);
      }
      assertThat(stream.awaitSaid(Duration.ofSeconds(5))).isTrue();
    }

    assertThat(events.stream().map(RtpPacket::timestamp).distinct()).hasSize(1);
    assertThat(events.stream().filter(RtpPacket::marker)).containsExactly(events.getFirst());
    assertThat(events).allMatch(packet -> packet.payload()[0] == 11);
    assertThat(events.stream().map(p -> (p.payload()[1] & 0x80) != 0))
        .containsExactly(false, false, false, false, false, true, true, true);
    assertThat(events.stream().map(p -> (int) ByteBuffer.wrap(p.payload()).getShort(2)))
        .containsExactly(160, 320, 480, 640, 800, 960, 960, 960);
  }

  @Test
  void what_is_said_goes_out_whole_and_silence_follows() throws IOException {
    Sound sweep = Sound.sweep(300, 900, Duration.ofMillis(210));
    short[] out = new short[13 * 160];
    try (DatagramSocket other = loopback();
        RtpStream stream = RtpStream.open()) {
      stream.say(sweep);
      stream.connect(Sdp.ours((InetSocketAddress) other.getLocalSocketAddress()));
      int first = 0;
      for (int i = 0; i < 13; i++) {
        RtpPacket packet = receive(other);
        first = i == 0 ? packet.timestamp() : first;
        assertThat(packet.timestamp() - first).isEqualTo(i * 160);
        System.arraycopy(MuLaw.decode(packet.payload()), 0, out, i * 160, 160);
      }
    }

    short[] expected = MuLaw.decode(MuLaw.encode(sweep.slice(0, out.length)));
    assertThat(out).containsExactly(expected);
  }

  @Test
  void only_the_other_side_is_heard() throws IOException {
    byte[] voice = new RtpPacket(false, 0, 1, 1, 1, new byte[160]).bytes();
    try (DatagramSocket other = loopback();
        DatagramSocket stranger = loopback();
        RtpStream stream = RtpStream.open()) {
      stream.connect(Sdp.ours((InetSocketAddress) other.getLocalSocketAddress()));
      receive(other); // both threads are running
      stranger.send(new DatagramPacket(voice, voice.length, stream.address()));
      stranger.send(new DatagramPacket(voice, voice.length, stream.address()));
      other.send(new DatagramPacket(voice, voice.length, stream.address()));

      assertThat(stream.heard().awaitBeyond(0, Duration.ofSeconds(5))).isTrue();
      int begin = stream.heard().end() - 160;
      assertThat(stream.heard().between(0, begin)).containsOnly(0);
    }
  }

  @Test
  void what_came_before_the_other_side_was_known_is_heard_as_of_when_it_came() {
    List<Long> heard = new ArrayList<>();
    Incoming incoming = new Incoming((_, at) -> heard.add(at));
    incoming.came(voiceFrom(FreePorts.loopback(4002)), 1);
    incoming.came(voiceFrom(FreePorts.loopback(4000)), 2);
    assertThat(heard).isEmpty();

    incoming.only(FreePorts.loopback(4000));
    incoming.came(voiceFrom(FreePorts.loopback(4002)), 3);
    incoming.came(voiceFrom(FreePorts.loopback(4000)), 4);

    assertThat(heard).containsExactly(2L, 4L);
  }

  private static DatagramPacket voiceFrom(InetSocketAddress side) {
    byte[] voice = new RtpPacket(false, 0, 1, 1, 1, new byte[160]).bytes();
    return new DatagramPacket(voice, voice.length, side);
  }

  private static DatagramSocket loopback() throws IOException {
    DatagramSocket socket = new DatagramSocket(FreePorts.loopback(0));
    socket.setSoTimeout(5000);
    return socket;
  }

  private static RtpPacket receive(DatagramSocket socket) throws IOException {
    DatagramPacket datagram = new DatagramPacket(new byte[2048], 2048);
    socket.receive(datagram);
    return RtpPacket.parse(datagram.getData(), datagram.getLength()).orElseThrow();
  }
}
