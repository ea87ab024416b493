package dev.madoguchi.crowd;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One call of the crowd, as its Asterisk tells it to the server: reacts to each command, presses
 * keys in the menus, waits in a queue, and hangs up at whatever step it is in when its time is up.
 *
 * <p>Used by the crowd's one thread. The dialplan has AGIEXITONHANGUP=yes: a hang-up is the reply
 * to the command that runs, if one does, HANGUP twice, and the end of the connection.
 */
final class AgiCaller {
  private static final String KEYS = "***********1234569";
  private static final double SILENT = 0.15;
  private static final double SERVED = 0.5;

  /** What is to be sent, and when; at once when there is no wait. */
  record Say(String text, long afterMillis) {}

  /** How the call came to its end, for what the server did of it. */
  enum Ending {
    NOT_YET,
    HUNG_UP,
    FINISHED,
    TURNED_AWAY,
    GIVEN_BACK
  }

  private final SplittableRandom random;
  private final long stepMillis;
  private Ending ending = Ending.NOT_YET;
  private String running = "";
  private String queueStatus = "";

  /**
   * A caller.
   *
   * @param stepMillis how long words, or a wait for a key, take on average
   */
  AgiCaller(SplittableRandom random, long stepMillis) {
    this.random = random;
    this.stepMillis = stepMillis;
  }

  /** The reply to a command, while the caller is there. */
  Say reply(AgiGrammar.Command command) {
    running = command.name();
    return switch (running) {
      case "SET VARIABLE" -> set(command.arguments().get(0), command.arguments().get(1));
      case "EXEC" -> executed(command);
      case "HANGUP" -> {
        ending = ending == Ending.NOT_YET ? Ending.FINISHED : ending;
        yield new Say("200 result=1\nHANGUP\nHANGUP\n", 0);
      }
      case "GET VARIABLE" ->
          new Say("200 result=1 (%s)\n".formatted(variable(command.arguments().getFirst())), 0);
      case "CHANNEL STATUS" -> new Say("200 result=6\n", 0);
      case "GET OPTION" -> option(command.arguments());
      case "GET DATA" -> new Say("200 result= (timeout)\n", step());
      case "STREAM FILE" -> new Say("200 result=0 endpos=8000\n", step());
      case "WAIT FOR DIGIT" -> new Say("200 result=0\n", step());
      // speaks until the call is over: what is kept of a message is not the crowd's subject
      case "RECORD FILE" -> new Say("", TimeUnit.DAYS.toMillis(1));
      case "GOSUB" -> queued();
      default -> throw new IllegalArgumentException("a command the crowd has no reply to");
    };
  }

  /** The last of this call when no command waits for its reply. */
  String hangUp() {
    ending = ending == Ending.NOT_YET ? Ending.HUNG_UP : ending;
    return "HANGUP\nHANGUP\n"; // once for the hang-up, once for the end
  }

  /** The last of this call, whatever command it was in. */
  String hangUpInCommand() {
    String last =
        switch (running) {
          case "RECORD FILE" -> "200 result=-1 (hangup) endpos=8000\n";
          case "STREAM FILE", "GET OPTION" -> "200 result=-1 endpos=8000\n";
          case "GOSUB" -> "100 result=0 Trying...\n200 result=0 Gosub complete (abnormal exit)\n";
          default -> "200 result=-1\n";
        };
    return last + hangUp();
  }

  Ending ending() {
    return ending;
  }

  private Say option(List<String> arguments) {
    if (arguments.get(1).isEmpty() || random.nextDouble() < SILENT) {
      return new Say("200 result=0 endpos=8000\n", step());
    }
    int key = KEYS.charAt(random.nextInt(KEYS.length()));
    return new Say("200 result=%d endpos=8000\n".formatted(key), step());
  }

  private Say queued() {
    queueStatus = random.nextDouble() < SERVED ? "CONTINUE" : "TIMEOUT";
    return new Say("100 result=0 Trying...\n200 result=0 Gosub complete\n", 4 * step());
  }

  private Say executed(AgiGrammar.Command command) {
    if (command.arguments().getFirst().equals("MSet")) {
      for (String pair : command.arguments().getLast().split(",", -1)) {
        int equals = pair.indexOf('=');
        var _ = set(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return new Say("200 result=0\n", 0);
  }

  private Say set(String variable, String value) {
    switch (variable) {
      case "MADOGUCHI_RESULT" ->
          ending = value.equals("done") ? Ending.FINISHED : Ending.TURNED_AWAY;
      case "MADOGUCHI_ALONE" -> ending = Ending.GIVEN_BACK;
      default -> {}
    }
    return new Say("200 result=1\n", 0);
  }

  private String variable(String name) {
    return name.equals("QUEUESTATUS") ? queueStatus : "";
  }

  private long step() {
    return stepMillis / 2 + random.nextLong(stepMillis);
  }
}
