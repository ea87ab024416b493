package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is reached from outside: the support number, and nothing else. */
class OutsideE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-24 10:00");

  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private static final int FLOOD = 2_000;
  private static final int BEYOND_AUTHLIMIT = 60;

  /** What has a meaning in a dialplan, what an agent dials, and numbers somebody would pay for. */
  private static final List<String> WORDS =
      List.of(
          "h",
          "i",
          "s",
          "t",
          "T",
          "call",
          "static",
          "message",
          "record",
          "ended",
          "again",
          "in",
          "out",
          "answer",
          "stasis",
          "trunk",
          "6001",
          "*41",
          "*42",
          "*43",
          "*44",
          "0",
          "110",
          "119",
          "0312345678",
          "09012345678",
          "0990123456",
          "0018005551234",
          "+15551234567",
          "9011442071234567",
          "05058409101",
          "5058409100",
          "050584091000");

  @Test
  void from_the_trunk_nothing_but_the_support_number_is_answered() {
    Random random = new Random(1);
    Stream<String> figures =
        IntStream.range(0, 150).mapToObj(i -> Integer.toString(random.nextInt(10_000)));
    List<String> answered = new ArrayList<>();
    Phone phone = LINE.phone();
    Stream.concat(WORDS.stream(), figures)
        .forEach(
            dialled -> {
              PhoneCall call = phone.place(LINE.code(dialled), Phone.from("0312345678"));
              if (call.answeredWithin(AT_ONCE)) {
                answered.add(dialled);
              }
              assertThat(call.awaitEnd(AT_ONCE)).as(dialled).startsWith("refused: SIP/2.0 404");
            });
    assertThat(answered).isEmpty();
    LINE.call("0312345678").awaitHeard(Prompts.prompt("greeting"), Duration.ofSeconds(15));
  }

  @Test
  void an_agents_telephone_reaches_its_codes_and_no_number_at_all() {
    Phone agent = LINE.agent("6001");
    for (String dialled : List.of("05058409100", "6002", "0312345678", "h", "in", "call", "*45")) {
      PhoneCall call = agent.place(LINE.code(dialled), Phone.from("6001"));
      assertThat(call.awaitEnd(AT_ONCE)).as(dialled).startsWith("refused: SIP/2.0 404");
    }
    PhoneCall logIn = agent.call(LINE.code("*41"), Phone.from("6001"));
    logIn.awaitHeard(Prompts.prompt("agent-confirm-in"), AT_ONCE);
  }

  @Test
  void a_stranger_is_asked_for_a_password_whatever_they_want() throws IOException {
    for (String method :
        List.of("INVITE", "OPTIONS", "SUBSCRIBE", "REGISTER", "MESSAGE", "REFER")) {
      assertThat(response(method)).as(method).startsWith("SIP/2.0 401");
    }
  }

  @Test
  void a_flood_from_a_stranger_is_heard_by_no_caller() throws IOException {
    PhoneCall caller = LINE.call("0312345679");
    caller.awaitHeard(Prompts.prompt("greeting"), AT_ONCE);
    List<String> methods = List.of("INVITE", "OPTIONS", "REGISTER");
    try (DatagramSocket socket = stranger()) {
      for (int i = 0; i < FLOOD; i++) {
        send(socket, methods.get(i % methods.size()), i);
      }
      caller.press('*');
      caller.awaitHeard(Prompts.prompt("menu-intro"), AT_ONCE);
      assertThat(receive(socket)).startsWith("SIP/2.0 401");
    }
    LINE.call("0312345680").awaitHeard(Prompts.prompt("greeting"), AT_ONCE);
  }

  /** As after a crash of Asterisk, whose calls' streams go on to ports that are given out anew. */
  @Test
  void a_stranger_who_sends_media_to_a_calls_port_takes_none_of_its_words() throws IOException {
    PhoneCall caller = LINE.phone().place(LINE.number(), Phone.from("0312345681"));
    caller.saveSilence(); // else each packet of the caller's undoes what the stranger's did
    caller.awaitAnswered(AT_ONCE);
    try (DatagramSocket socket = stranger();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      AtomicInteger sent = new AtomicInteger();
      var _ =
          clock.scheduleAtFixedRate(
              () -> speak(socket, caller.lineMedia(), sent.getAndIncrement()),
              0,
              20,
              TimeUnit.MILLISECONDS);
      caller.awaitHeard(Prompts.prompt("greeting"), AT_ONCE);
      caller.awaitHeard(Prompts.prompt("menu-intro"), AT_ONCE);
      assertThat(sent).as("packets of the stranger").hasValueGreaterThan(100);
    }
  }

  private static void speak(DatagramSocket socket, InetSocketAddress to, int number) {
    byte[] silence = MuLaw.encode(new short[RtpStream.SAMPLES]);
    byte[] packet =
        new RtpPacket(
                number == 0, RtpPacket.PCMU, number, number * RtpStream.SAMPLES, 4711, silence)
            .bytes();
    try {
      socket.send(new DatagramPacket(packet, packet.length, to));
    } catch (IOException e) {
      throw new UncheckedIOException("a stranger cannot send media to " + to, e);
    }
  }

  @Test
  void connections_to_ami_that_never_log_in_cost_the_server_neither_its_own_nor_a_new_one()
      throws IOException {
    int ami = amiPort();
    List<Socket> flood = new ArrayList<>();
    try {
      for (int i = 0; i < BEYOND_AUTHLIMIT; i++) {
        flood.add(new Socket(InetAddress.getLoopbackAddress(), ami));
      }
      assertThat(LINE.asterisk("manager show connected")).contains("madoguchi");
    } finally {
      for (Socket socket : flood) {
        socket.close();
      }
    }
    assertThat(Callers.within(AT_ONCE, () -> LINE.madoguchi("queues").contains("returns")))
        .isTrue();
  }

  private static int amiPort() throws IOException {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(LINE.state().resolve("settings.properties"))) {
      settings.load(file);
    }
    return Integer.parseInt(settings.getProperty("ami-port"));
  }

  /** Asks from an address that is nobody's. */
  private static String response(String method) throws IOException {
    try (DatagramSocket socket = stranger()) {
      send(socket, method, 1);
      return receive(socket);
    }
  }

  private static DatagramSocket stranger() throws IOException {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0));
    socket.setSoTimeout(Math.toIntExact(AT_ONCE.toMillis()));
    return socket;
  }

  private static void send(DatagramSocket socket, String method, int number) throws IOException {
    String here = "127.0.0.2:" + socket.getLocalPort();
    String uri =
        method.equals("REGISTER") ? "sip:127.0.0.1:" + LINE.sip().getPort() : LINE.number();
    byte[] request =
        """
        %1$s %2$s SIP/2.0
        Via: SIP/2.0/UDP %3$s;rport;branch=z9hG4bKstranger%1$s%4$d
        Max-Forwards: 70
        From: <sip:stranger@127.0.0.2>;tag=stranger
        To: <%2$s>
        Call-ID: %1$s%4$d@stranger
        CSeq: 1 %1$s
        Contact: <sip:stranger@%3$s>
        Event: presence
        Refer-To: <sip:0312345678@127.0.0.1>
        Content-Length: 0

        """
            .formatted(method, uri, here, number)
            .replace("\n", "\r\n")
            .getBytes(UTF_8);
    socket.send(new DatagramPacket(request, request.length, LINE.sip()));
  }

  private static String receive(DatagramSocket socket) throws IOException {
    DatagramPacket response = new DatagramPacket(new byte[4096], 4096);
    socket.receive(response);
    return new String(response.getData(), 0, response.getLength(), UTF_8);
  }
}
