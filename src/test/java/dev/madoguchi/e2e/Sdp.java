package dev.madoguchi.e2e;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a session description says about one stream of PCMU (RFC 4566).
 *
 * @param address where the other side wants its RTP
 * @param keys the payload type of telephone-event at 8 kHz (RFC 4733), when offered
 */
record Sdp(InetSocketAddress address, Optional<Integer> keys) {
  /** The payload type we offer keys under, as most telephones do. */
  static final int KEYS = 101;

  private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP4 (\\S+)");
  private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) \\S+((?: \\d+)+)");
  private static final Pattern EVENTS =
      Pattern.compile("(?mi)^a=rtpmap:(\\d+) telephone-event/8000");

  static Sdp ours(InetSocketAddress address) {
    return new Sdp(address, Optional.of(KEYS));
  }

  /** Reads a description; empty when it has no audio stream with PCMU. */
  static Optional<Sdp> parse(String text) {
    Matcher connection = CONNECTION.matcher(text);
    Matcher audio = AUDIO.matcher(text);
    if (!connection.find() || !audio.find() || !(audio.group(2) + " ").contains(" 0 ")) {
      return Optional.empty();
    }
    Matcher events = EVENTS.matcher(text);
    return Optional.of(
        new Sdp(
            new InetSocketAddress(connection.group(1), Integer.parseInt(audio.group(1))),
            events.find() ? Optional.of(Integer.valueOf(events.group(1))) : Optional.empty()));
  }

  String text() {
    String host = address.getAddress().getHostAddress();
    String offeredKeys = keys.map(k -> " " + k).orElse("");
    String keyLines =
        keys.map(k -> "a=rtpmap:%d telephone-event/8000\r\na=fmtp:%d 0-16\r\n".formatted(k, k))
            .orElse("");
    return "v=0\r\no=- 1 1 IN IP4 %s\r\ns=phone\r\nc=IN IP4 %s\r\nt=0 0\r\n".formatted(host, host)
        + "m=audio %d RTP/AVP 0%s\r\n".formatted(address.getPort(), offeredKeys)
        + "a=rtpmap:0 PCMU/8000\r\n"
        + keyLines
        + "a=ptime:20\r\na=sendrecv\r\n";
  }
}
