package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers a digest challenge of SIP with MD5, with or without qop=auth (RFC 2617, RFC 3261 §22).
 */
record Digest(String account, String password) {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^\\s,]+))");

  @Override
  public String toString() {
    return "Digest[" + account + "]";
  }

  /** The value of Authorization for a request, given the value of WWW-Authenticate. */
  String answer(String challenge, String method, String uri, String clientNonce) {
    Map<String, String> asked = parameters(challenge);
    String realm = asked.getOrDefault("realm", "");
    String nonce = asked.getOrDefault("nonce", "");
    String algorithm = asked.getOrDefault("algorithm", "MD5");
    if (!algorithm.equalsIgnoreCase("MD5")) {
      throw new IllegalArgumentException("a challenge we cannot answer: algorithm " + algorithm);
    }
    String secret = md5(account + ":" + realm + ":" + password);
    String what = md5(method + ":" + uri);
    boolean qop = asked.getOrDefault("qop", "").matches("(.*,)?\\s*auth\\s*(,.*)?");
    String response =
        qop
            ? md5(secret + ":" + nonce + ":00000001:" + clientNonce + ":auth:" + what)
            : md5(secret + ":" + nonce + ":" + what);
    return "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
            .formatted(account, realm, nonce, uri, response)
        + ", algorithm=MD5"
        + (qop ? ", qop=auth, nc=00000001, cnonce=\"%s\"".formatted(clientNonce) : "")
        + Optional.ofNullable(asked.get("opaque")).map(", opaque=\"%s\""::formatted).orElse("");
  }

  private static Map<String, String> parameters(String challenge) {
    Map<String, String> found = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(challenge);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      found.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    return found;
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no MD5, which digest authentication needs", e);
    }
  }
}
