package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** FastAGI: Asterisk calls, and both say lines. */
final class TappedLines implements TappedWire {
  private static final String UNIQUE_ID = "agi_uniqueid: ";

  private final Path state;
  private final List<String> told = new ArrayList<>();
  private final Map<Relay.End, ByteArrayOutputStream> halves = new EnumMap<>(Relay.End.class);
  private String id = UNIQUE_ID; // none yet

  TappedLines(Path state) {
    this.state = state;
    forget();
  }

  @Override
  public synchronized void forget() {
    told.clear();
    for (Relay.End end : Relay.End.values()) {
      halves.put(end, new ByteArrayOutputStream());
    }
  }

  @Override
  public synchronized List<String> taken() {
    return List.copyOf(told);
  }

  /** Whole lines only. */
  @Override
  public synchronized void passed(int connection, Relay.End from, byte[] bytes) {
    ByteArrayOutputStream half = halves.get(from);
    String who = from == Relay.End.CALLER ? "asterisk" : "server";
    if (bytes.length == 0) {
      told.add(who + " closes");
    }
    for (byte one : bytes) {
      if (one == '\n') {
        told.add((who + ": " + neutral(half.toString(UTF_8))).stripTrailing());
        half.reset();
      } else {
        half.write(one);
      }
    }
  }

  private String neutral(String text) {
    if (text.startsWith(UNIQUE_ID)) {
      id = text.substring(UNIQUE_ID.length());
    }
    return text.replace(id, "1763945999.1")
        .replace(state.toString(), "/state")
        .replace(Prompts.root().toString(), "/madoguchi")
        .replaceFirst("^agi_arg_1: .*", "agi_arg_1: secret")
        .replaceFirst("^agi_threadid: .*", "agi_threadid: 140000000000000")
        .replaceFirst("^(agi_channel: PJSIP/.*)-[0-9a-f]{8}$", "$1-00000001")
        .replaceFirst("^(agi_request: agi://)[^/]*", "$1127.0.0.1");
  }
}
