package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SIP request or response, as far as a telephone needs to read and write one (RFC 3261). */
record SipMessage(String startLine, List<Header> headers, String body) {
  private static final Map<String, String> COMPACT =
      Map.of(
          "v",
          "via",
          "f",
          "from",
          "t",
          "to",
          "i",
          "call-id",
          "m",
          "contact",
          "c",
          "content-type",
          "l",
          "content-length");
  private static final Pattern TAG = Pattern.compile(";\\s*tag=([^;>\\s]+)\\s*(;[^<>\"]*)?$");
  private static final Pattern BRANCH = Pattern.compile(";\\s*branch=([^;,\\s]+)");
  private static final Pattern BRACKETED = Pattern.compile("<([^>]*)>");

  /** One header line, its name as written. */
  record Header(String name, String value) {
    boolean is(String wanted) {
      return full(name).equals(full(wanted));
    }

    private static String full(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return COMPACT.getOrDefault(lower, lower);
    }
  }

  SipMessage {
    headers = List.copyOf(headers);
  }

  static SipMessage request(String method, String uri) {
    return new SipMessage(method + " " + uri + " SIP/2.0", List.of(), "");
  }

  /** A response that goes back the way the request came: same Via, From, To, Call-ID and CSeq. */
  static SipMessage response(SipMessage request, String statusAndReason) {
    List<Header> copied =
        request.headers.stream()
            .filter(
                h ->
                    h.is("Via")
                        || h.is("From")
                        || h.is("To")
                        || h.is("Call-ID")
                        || h.is("CSeq")
                        || h.is("Record-Route"))
            .toList();
    return new SipMessage("SIP/2.0 " + statusAndReason, copied, "");
  }

  /** Reads a datagram; empty when it is not SIP (a keep-alive, garbage). */
  static Optional<SipMessage> parse(byte[] datagram, int length) {
    String text = new String(datagram, 0, length, UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return Optional.empty();
    }
    List<String> lines = text.substring(0, end).replaceAll("\r\n[ \t]+", " ").lines().toList();
    if (lines.isEmpty() || !lines.getFirst().contains("SIP/2.0")) {
      return Optional.empty();
    }
    List<Header> headers = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(
            new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return Optional.of(new SipMessage(lines.getFirst(), headers, text.substring(end + 4)));
  }

  /** The same message with one more header at the end. */
  SipMessage with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new SipMessage(startLine, more, body);
  }

  /** The same message with all headers of that name given up for this one, in the first's place. */
  SipMessage replacing(String name, String value) {
    List<Header> others = new ArrayList<>();
    boolean done = false;
    for (Header header : headers) {
      if (!header.is(name)) {
        others.add(header);
      } else if (!done) {
        others.add(new Header(name, value));
        done = true;
      }
    }
    SipMessage replaced = new SipMessage(startLine, others, body);
    return done ? replaced : replaced.with(name, value);
  }

  SipMessage withSdp(Sdp sdp) {
    SipMessage typed = replacing("Content-Type", "application/sdp");
    return new SipMessage(typed.startLine, typed.headers, sdp.text());
  }

  boolean isRequest() {
    return !startLine.startsWith("SIP/2.0");
  }

  /** The method of the request, or of the request this responds to. */
  String method() {
    String text = isRequest() ? startLine : need("CSeq").replaceFirst("^\\d+\\s+", "");
    return text.split(" ", 2)[0];
  }

  String requestUri() {
    return startLine.split(" ", 3)[1];
  }

  int status() {
    return Integer.parseInt(startLine.split(" ", 3)[1]);
  }

  int cseq() {
    return Integer.parseInt(need("CSeq").split("\\s+", 2)[0]);
  }

  Optional<String> header(String name) {
    return headers.stream().filter(h -> h.is(name)).map(Header::value).findFirst();
  }

  /** A header no SIP message is without. */
  String need(String name) {
    return header(name)
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in: " + startLine));
  }

  /** The branch of the topmost Via: which transaction this belongs to. */
  String branch() {
    return group(BRANCH, need("Via")).orElse("");
  }

  /** The tag of From or To, empty when it has none yet. */
  Optional<String> tag(String header) {
    return group(TAG, need(header));
  }

  /** The URI of Contact: where further requests of the dialog go. */
  Optional<String> contactUri() {
    return header("Contact").map(v -> group(BRACKETED, v).orElse(v.split(";", 2)[0].strip()));
  }

  byte[] bytes() {
    StringBuilder out = new StringBuilder(startLine).append("\r\n");
    for (Header header : headers) {
      out.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    out.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n\r\n");
    return out.append(body).toString().getBytes(UTF_8);
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
