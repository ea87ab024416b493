package dev.madoguchi.agi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Asterisk's reply lines; one per connection, as a usage text spans several lines. */
final class AgiReplies {
  /** What a line is not: then the peer is no Asterisk, or a caller's text is read as a reply. */
  static final class Garbage extends Exception {
    private static final long serialVersionUID = 1L;

    Garbage(String what) {
      super(what, null, false, false);
    }
  }

  private static final Pattern DONE =
      Pattern.compile(
          "200 result=(-?[0-9]{1,9}|[0-9A-D*#]{0,32})(?: Gosub [a-z ]{1,40})?"
              + "(?: \\((.*)\\))?(?: endpos=-?[0-9]{1,19})?");
  private static final int MOST_USAGE_LINES = 200;

  private int usageLines;

  /** The reply this line completes; empty while more is to come. */
  Optional<AgiReply> line(String line) throws Garbage {
    if (usageLines > 0) {
      return usage(line);
    }
    Matcher done = DONE.matcher(line);
    if (done.matches()) {
      String data = done.group(2) == null ? "" : done.group(2);
      return Optional.of(new AgiReply.Done(done.group(1), data));
    }
    if (line.startsWith("100 ")) { // Gosub: the real reply follows
      return Optional.empty();
    }
    if (line.startsWith("510 ")) {
      return Optional.of(new AgiReply.Refused(line));
    }
    if (line.startsWith("511 ")) {
      return Optional.of(new AgiReply.Dead());
    }
    if (line.startsWith("520-")) {
      usageLines = 1;
      return Optional.empty();
    }
    if (line.startsWith("520 ")) {
      return Optional.of(new AgiReply.Refused(line));
    }
    throw new Garbage("a line that is no AGI reply");
  }

  private Optional<AgiReply> usage(String line) throws Garbage {
    if (line.startsWith("520 ")) {
      usageLines = 0;
      return Optional.of(new AgiReply.Refused("520 Invalid command syntax"));
    }
    if (++usageLines > MOST_USAGE_LINES) {
      throw new Garbage("a usage text without an end");
    }
    return Optional.empty();
  }
}
