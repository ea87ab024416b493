package dev.madoguchi.crowd;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One call of the crowd, as its Asterisk tells it to the server: presses keys in the menus, and
 * hangs up in the middle of whatever it then hears.
 *
 * <p>Used by the crowd's one thread. Nothing is sent but the header, replies, and HANGUP.
 */
final class AgiCaller {
  /** What is to be sent, and when; at once when there is no wait. */
  record Say(String text, long afterMillis) {}

  private enum State {
    TALKING,
    HUNG_UP
  }

  private final SplittableRandom random;
  private final long pressEveryMillis;
  private final Deque<String> keys;
  private State state = State.TALKING;

  /**
   * A caller.
   *
   * @param repeats how often the words are asked for again before the call is hung up
   */
  AgiCaller(SplittableRandom random, int repeats, long pressEveryMillis) {
    this.random = random;
    this.pressEveryMillis = pressEveryMillis;
    this.keys = new ArrayDeque<>();
    for (int i = 0; i < repeats; i++) {
      keys.add("*");
    }
  }

  /** What Asterisk says of a call before the first command, secret and all. */
  static String header(String id, int number, String secret) {
    return String.join(
        "\n",
        List.of(
            "agi_network: yes",
            "agi_network_script: support-line",
            "agi_request: agi://127.0.0.1/support-line",
            "agi_channel: PJSIP/trunk-%08x".formatted(number),
            "agi_language: ja",
            "agi_type: PJSIP",
            "agi_uniqueid: " + id,
            "agi_version: 22.10.1",
            "agi_callerid: 03%08d".formatted(number),
            "agi_calleridname: unknown",
            "agi_callingpres: 0",
            "agi_callingani2: 0",
            "agi_callington: 0",
            "agi_callingtns: 0",
            "agi_dnid: 05058409100",
            "agi_rdnis: unknown",
            "agi_context: support-line",
            "agi_extension: call",
            "agi_priority: 20",
            "agi_enhanced: 0.0",
            "agi_accountcode: ",
            "agi_threadid: 140000000000000",
            "agi_arg_1: " + secret,
            "",
            ""));
  }

  /** The reply to a command. */
  Say reply(AgiGrammar.Command command) {
    if (state == State.HUNG_UP) {
      return switch (command.name()) {
        case "SET VARIABLE" -> new Say("200 result=1\n", 0);
        case "GET VARIABLE", "GET FULL VARIABLE" -> new Say("200 result=0\n", 0);
        default -> new Say("511 Command Not Permitted on a dead channel or intercept routine\n", 0);
      };
    }
    return switch (command.name()) {
      case "EXEC" -> new Say("200 result=0\n", 0);
      case "SET VARIABLE", "HANGUP" -> new Say("200 result=1\n", 0);
      case "GET VARIABLE", "GET FULL VARIABLE" -> new Say("200 result=0\n", 0);
      case "CHANNEL STATUS" -> new Say("200 result=6\n", 0);
      default -> heard();
    };
  }

  private Say heard() {
    long wait = pressEveryMillis / 2 + random.nextLong(pressEveryMillis);
    String key = keys.poll();
    if (key != null) {
      return new Say("200 result=%d endpos=8000\n".formatted((int) key.charAt(0)), wait);
    }
    state = State.HUNG_UP;
    return new Say("200 result=-1 endpos=8000\nHANGUP\n", wait);
  }

  void hangUp() {
    state = State.HUNG_UP;
  }

  boolean hungUp() {
    return state == State.HUNG_UP;
  }
}
