package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.util.List;

/**
 * What stands in the dialplan for each contender in calls of one kind.
 *
 * @param menu what is said until a key comes
 * @param prompts the folder of what is said behind the key
 * @param recordings where the dialplan's own message goes
 */
record ContenderDialplan(Workload workload, String menu, Path prompts, Path recordings) {
  private static final String NONE = "-";
  private static final String QUEUE = "returns";

  /** As the line winds it for its own servers; so long that it rings for nobody who is measured. */
  private static final String WATCHDOG =
      """
       same => n,Set(TIMEOUT(absolute)=300)
      """;

  /** The dialplan alone, behind the line's guards. */
  String dialplanAlone() {
    return WATCHDOG + bare();
  }

  /** The same with an {@code Answer()} that waits for the caller's media, half a second at most. */
  String dialplanThatWaits() {
    return WATCHDOG + alone("Answer()");
  }

  /** The dialplan alone. */
  String bare() {
    return alone("Answer(,i)");
  }

  private String alone(String answer) {
    return """
       same => n,%4$s
       same => n,Read(KEY,%1$s,1,,1,6)
       same => n,GotoIf($["${KEY}" = "1"]?:over)
       same => n,Playback(%2$s)
      %3$s same => n(over),Hangup()
      """
        .formatted(menu, next(), behind(), answer);
  }

  String agi(int port) {
    return WATCHDOG
        + """
       same => n,AGI(agi://127.0.0.1:%d/bench)
       same => n,Hangup()
      """
            .formatted(port);
  }

  String ari() {
    return WATCHDOG
        + """
       same => n,Stasis(bench)
      %s same => n,Hangup()
      """
            .formatted(behind());
  }

  String madoguchiAri() {
    return """
       same => n,Goto(support-line,stasis,1)
      """;
  }

  String forked(String script) {
    return WATCHDOG
        + """
       same => n,AGI(%s,%s)
       same => n,Hangup()
      """
            .formatted(script, String.join(",", said()));
  }

  /** What is said behind the key. */
  String next() {
    return prompt("connecting");
  }

  /**
   * What a peer is told to do: the menu, the next prompt, and the queue behind it with what its
   * agent hears first and what is said behind the talk, as the line says them; dashes for none.
   */
  List<String> said() {
    return workload == Workload.D
        ? List.of(menu, next(), QUEUE, whisper(), goodbye())
        : List.of(menu, next(), NONE, NONE, NONE);
  }

  private String whisper() {
    return prompt("whisper-" + QUEUE);
  }

  private String goodbye() {
    return prompt("goodbye");
  }

  private String prompt(String name) {
    return prompts.resolve(name).toString();
  }

  private String behind() {
    return switch (workload) {
      case A, B -> "";
      case D ->
          """
           same => n,Queue(%s,c,,%s,60)
           same => n,Playback(%s)
          """
              .formatted(QUEUE, whisper(), goodbye());
      // the line's own path for a caller without a server, from the queue on
      case E ->
          """
           same => n,MSet(MADOGUCHI_PATIENCE=%d,MADOGUCHI_QUEUE=%s,MADOGUCHI_RECORDINGS=%s)
           same => n,Set(MADOGUCHI_SPOKEN=ja)
           same => n,Goto(support-line,static,waiting)
          """
              .formatted(InquiryScripts.PATIENCE.toSeconds(), QUEUE, recordings);
    };
  }
}
