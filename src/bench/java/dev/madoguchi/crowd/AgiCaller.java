package dev.madoguchi.crowd;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One call of the crowd, as its Asterisk tells it to the server: reacts to each command, presses
 * keys in the menus, waits in a queue, and hangs up at whatever step it is in when its time is up.
 *
 * <p>Used by the crowd's one thread. The dialplan has AGIEXITONHANGUP=yes: a hang-up is the reply
 * to the command that runs, if one does, HANGUP twice, and the end of the connection.
 */
final class AgiCaller {
  /** What is to be sent, and when; at once when there is no wait. */
  record Say(String text, long afterMillis) {}

  private final Habits habits;
  private Ending ending = Ending.NOT_YET;
  private String running = "";
  private String queueStatus = "";

  AgiCaller(Habits habits) {
    this.habits = habits;
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
      case "GET DATA" -> new Say("200 result= (timeout)\n", habits.step());
      case "STREAM FILE" -> new Say("200 result=0 endpos=8000\n", habits.step());
      case "WAIT FOR DIGIT" -> new Say("200 result=0\n", habits.step());
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
    if (arguments.get(1).isEmpty() || habits.isSilent()) {
      return new Say("200 result=0 endpos=8000\n", habits.step());
    }
    int key = habits.key();
    return new Say("200 result=%d endpos=8000\n".formatted(key), habits.step());
  }

  private Say queued() {
    queueStatus = habits.queueStatus();
    return new Say("100 result=0 Trying...\n200 result=0 Gosub complete\n", habits.inQueue());
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
}
