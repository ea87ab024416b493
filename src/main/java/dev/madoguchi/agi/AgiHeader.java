package dev.madoguchi.agi;

import dev.madoguchi.asterisk.QueueStatus;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Past;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Asterisk says of a call before the first command.
 *
 * <p>Asterisk writes values raw, so a caller's {@code %0A} could end the header early or add lines.
 * Hence: known keys only, each once; and as Asterisk writes our arguments last, a header cut short
 * by a forged blank line lacks the secret.
 */
record AgiHeader(CallId id, Caller caller, Entry entry, Optional<Language> language) {
  /** The header is not one we take; the message is safe to log. */
  static final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    Rejected(String why) {
      super(why, null, false, false);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(AgiHeader.class);

  /** Collects the lines up to the blank one. */
  static final class Reader {
    static final int MOST_LINES = 64;
    static final int LONGEST_LINE = 1_024;
    private static final String KEY = "agi_";
    private static final int LONGEST_KEY = 44;

    private final Secret secret;
    private final Map<String, String> values = new LinkedHashMap<>();

    Reader(Secret secret) {
      this.secret = secret;
    }

    /** Takes a line that is not blank. */
    void line(String line) throws Rejected {
      if (line.length() > LONGEST_LINE) {
        throw new Rejected("a header line of over " + LONGEST_LINE + " characters");
      }
      if (values.size() == MOST_LINES) {
        throw new Rejected("a header of over " + MOST_LINES + " lines");
      }
      int colon = line.indexOf(':');
      int value = Math.min(line.length(), colon + 2);
      if (!isKey(line, colon) || !isValue(line, colon + 1)) {
        throw new Rejected("a header line that is not agi_key: value");
      }
      String key = line.substring(0, colon);
      if (values.putIfAbsent(key, line.substring(value)) != null) {
        throw new Rejected("a header with " + key + " twice");
      }
    }

    private static boolean isKey(String line, int end) {
      if (!line.startsWith(KEY) || end <= KEY.length() || end > LONGEST_KEY) {
        return false;
      }
      for (int i = KEY.length(); i < end; i++) {
        char letter = line.charAt(i);
        if (letter != '_' && !isSmallOrFigure(letter)) {
          return false;
        }
      }
      return true;
    }

    private static boolean isSmallOrFigure(char letter) {
      return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    }

    /** A blank before it; nothing in it that ends a line for anybody. */
    private static boolean isValue(String line, int begin) {
      for (int i = begin; i < line.length(); i++) {
        char letter = line.charAt(i);
        if (Character.isISOControl(letter) || letter == '\u2028' || letter == '\u2029') {
          return false;
        }
      }
      return begin == line.length() || line.charAt(begin) == ' ';
    }

    /** The header is complete. */
    AgiHeader end() throws Rejected {
      if (!secret.matches(value("agi_arg_1"))) {
        throw new Rejected("a header without our secret as first argument");
      }
      try {
        CallId id = new CallId(value("agi_uniqueid"));
        return new AgiHeader(id, Caller.parse(value("agi_callerid")), entry(id), language());
      } catch (IllegalArgumentException e) {
        throw new Rejected("a header without a usable agi_uniqueid");
      }
    }

    /** What the dialplan tells of a call that is not new (extensions.conf, server). */
    private Entry entry(CallId id) {
      try {
        return switch (value("agi_arg_2")) {
          case "back" ->
              new Entry.BackFromQueue(
                  new QueueName(value("agi_arg_3")), QueueStatus.comingOut(value("agi_arg_4")));
          case "resumed" ->
              Past.parse(value("agi_arg_6"))
                  .<Entry>map(Entry.Again::new)
                  .orElseGet(() -> resumed(value("agi_arg_3")));
          default -> new Entry.Fresh();
        };
      } catch (IllegalArgumentException e) {
        LOG.warn(
            "call {} comes from a queue whose name is no queue name: taken as a new call. Check"
                + " the AGI arguments in the dialplan",
            id);
        return new Entry.Fresh();
      }
    }

    private static Entry resumed(String queue) {
      return new Entry.Resumed(
          Optional.of(queue).filter(name -> !name.isEmpty()).map(QueueName::new));
    }

    private Optional<Language> language() {
      try {
        return Optional.of(value("agi_arg_5")).filter(code -> !code.isEmpty()).map(Language::new);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private String value(String key) {
      return values.getOrDefault(key, "");
    }
  }
}
