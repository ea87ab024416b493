package dev.madoguchi.setup;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What differs between two lines on one machine; kept in the state folder.
 *
 * @param sip where Asterisk listens for SIP
 * @param trunks where calls to the support number come from
 * @param agi our FastAGI port, on loopback
 * @param beside the FastAGI port of a second server, on loopback; without one there is none
 * @param ami Asterisk's AMI port, on loopback
 * @param ari the port of Asterisk's REST interface, on loopback; nothing listens there unless the
 *     plan has it as the way in
 * @param otherHost where Asterisk is when it is not beside us; its ports are there then
 * @param rtp Asterisk's media ports
 * @param mostCalls the calls held at once; one more is served by the dialplan alone
 * @param plan the operator's file
 * @param asOf the line's clock
 */
public record Settings(
    SipBind sip,
    List<Network> trunks,
    Port agi,
    Optional<Port> beside,
    Port ami,
    Port ari,
    Optional<OtherHost> otherHost,
    PortRange rtp,
    MostCalls mostCalls,
    Path plan,
    AsOf asOf) {
  private static final Port USUAL_ARI = new Port(8088);
  private static final String ASTERISK_HOST = "asterisk-host";
  private static final String SERVER_HOST = "server-host";

  /** A line with one server, and Asterisk beside it. */
  public Settings(
      SipBind sip,
      List<Network> trunks,
      Port agi,
      Port ami,
      Port ari,
      PortRange rtp,
      MostCalls mostCalls,
      Path plan,
      AsOf asOf) {
    this(
        sip, trunks, agi, Optional.empty(), ami, ari, Optional.empty(), rtp, mostCalls, plan, asOf);
  }

  public Settings {
    trunks = List.copyOf(trunks);
    if (trunks.isEmpty()) {
      throw new IllegalArgumentException("a line without a trunk is never called");
    }
    if (agi.equals(ami)) {
      throw new IllegalArgumentException(
          "AGI and AMI cannot share port " + agi + ": move one with --agi-port or --ami-port");
    }
    if (beside.filter(port -> Set.of(agi, ami, ari).contains(port)).isPresent()) {
      throw new IllegalArgumentException(
          "a second server needs a port of its own: move it with --beside");
    }
    if (ari.equals(agi) || ari.equals(ami)) {
      throw new IllegalArgumentException(
          "ARI cannot share port " + ari + " with AGI or AMI: move it with --ari-port");
    }
    if (sip.port().number() >= rtp.first() && sip.port().number() <= rtp.last()) {
      throw new IllegalArgumentException(
          "SIP port " + sip.port() + " lies in RTP's " + rtp + ": move one with --sip or --rtp");
    }
  }

  /** Loopback and the usual ports. */
  public static Settings defaults(Home home) {
    return new Settings(
        new SipBind(Address.LOOPBACK, new Port(5060)),
        List.of(Network.parse("127.0.0.1")),
        new Port(4573),
        new Port(5038),
        USUAL_ARI,
        new PortRange(10000, 20000),
        MostCalls.USUAL,
        home.plan(),
        AsOf.NOW);
  }

  /** Reads trunks separated by commas. */
  public static List<Network> parseTrunks(String text) {
    return Arrays.stream(text.split(",", -1)).map(Network::parse).toList();
  }

  /** The settings of the folder; the defaults when it has none yet. */
  public static Settings load(StateFolder state, Home home) {
    Path file = state.settings();
    if (!Files.exists(file)) {
      return defaults(home);
    }
    Properties kept = new Properties();
    try (Reader in = new StringReader(Files.readString(file))) {
      kept.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new SetupProblem("cannot read " + file + ": " + e.getMessage(), e);
    }
    return new Kept(file, kept).settings();
  }

  /** Keeps the settings in the folder. */
  public void save(StateFolder state) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("sip", sip.toString());
    lines.put("trunk", String.join(",", trunks.stream().map(Network::toString).toList()));
    lines.put("agi-port", agi.toString());
    beside.ifPresent(port -> lines.put("beside", port.toString()));
    lines.put("ami-port", ami.toString());
    lines.put("ari-port", ari.toString());
    otherHost.ifPresent(
        other -> {
          lines.put(ASTERISK_HOST, other.asterisk().toString());
          lines.put(SERVER_HOST, other.server().toString());
        });
    lines.put("rtp", rtp.toString());
    lines.put("most-calls", mostCalls.toString());
    lines.put("plan", plan.toString());
    lines.put("clock-offset", asOf.offset().toString());
    StringBuilder text = new StringBuilder("# Written by bin/madoguchi up from its options.\n");
    lines.forEach((key, value) -> text.append(PropertiesText.line(key, value)));
    try {
      OwnerOnly.write(state.settings(), text.toString());
    } catch (IOException e) {
      throw new SetupProblem("cannot write " + state.settings() + ": " + e.getMessage(), e);
    }
  }

  /** Where a port of Asterisk's is reached. */
  public InetSocketAddress ofAsterisk(Port port) {
    InetAddress host =
        otherHost.map(other -> other.asterisk().inet()).orElseGet(InetAddress::getLoopbackAddress);
    return new InetSocketAddress(host, port.number());
  }

  public Settings withAsOf(AsOf other) {
    return new Settings(sip, trunks, agi, beside, ami, ari, otherHost, rtp, mostCalls, plan, other);
  }

  /** Strict reading: every key once, none unknown. */
  private record Kept(Path file, Properties kept) {
    Settings settings() {
      TreeSet<String> unknown = new TreeSet<>(kept.stringPropertyNames());
      unknown.removeAll(
          List.of(
              "sip",
              "trunk",
              "agi-port",
              "beside",
              "ami-port",
              "ari-port",
              ASTERISK_HOST,
              SERVER_HOST,
              "rtp",
              "most-calls",
              "plan",
              "clock-offset"));
      if (!unknown.isEmpty()) {
        throw new SetupProblem(file + ": unknown settings " + unknown);
      }
      try {
        return new Settings(
            read("sip", SipBind::parse),
            read("trunk", Settings::parseTrunks),
            read("agi-port", Port::parse),
            kept.containsKey("beside")
                ? Optional.of(read("beside", Port::parse))
                : Optional.empty(),
            read("ami-port", Port::parse),
            // folders of before there was ARI do not name it
            kept.containsKey("ari-port") ? read("ari-port", Port::parse) : USUAL_ARI,
            kept.containsKey(ASTERISK_HOST)
                ? Optional.of(
                    new OtherHost(
                        read(ASTERISK_HOST, Address::new), read(SERVER_HOST, Address::new)))
                : Optional.empty(),
            read("rtp", PortRange::parse),
            // younger than the others: a folder kept before it has none
            kept.containsKey("most-calls") ? read("most-calls", MostCalls::parse) : MostCalls.USUAL,
            read("plan", Path::of),
            new AsOf(read("clock-offset", Duration::parse)));
      } catch (IllegalArgumentException e) {
        throw new SetupProblem(file + ": " + e.getMessage(), e);
      }
    }

    private <T> T read(String key, Function<String, T> parser) {
      String value = kept.getProperty(key);
      if (value == null) {
        throw new SetupProblem(file + ": " + key + " is missing");
      }
      try {
        return parser.apply(value);
      } catch (IllegalArgumentException | DateTimeParseException e) {
        throw new SetupProblem(file + ": " + key + ": " + e.getMessage(), e);
      }
    }
  }
}
