package dev.madoguchi.crowd;

import java.util.ArrayList;
import java.util.List;

/** What Asterisk says of a call before the first command, secret and all. */
final class AgiHello {
  private AgiHello() {}

  /** A call nobody has taken yet. */
  static String fresh(String id, int number, String secret) {
    return text(id, number, List.of(secret, ""));
  }

  /** A call whose server went away in the menu: the dialplan sends it to whichever is there. */
  static String resumed(String id, int number, String secret) {
    return text(id, number, List.of(secret, "resumed", "", "", "ja", ""));
  }

  private static String text(String id, int number, List<String> arguments) {
    List<String> lines =
        new ArrayList<>(
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
                "agi_extension: server",
                "agi_priority: 5",
                "agi_enhanced: 0.0",
                "agi_accountcode: ",
                "agi_threadid: 140000000000000"));
    for (int i = 0; i < arguments.size(); i++) {
      lines.add("agi_arg_%d: %s".formatted(i + 1, arguments.get(i)));
    }
    return String.join("\n", lines) + "\n\n";
  }
}
