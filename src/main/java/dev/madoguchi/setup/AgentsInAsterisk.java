package dev.madoguchi.setup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings the agents of a plan, and the queues they serve, into the Asterisk that runs. Calls, waits
 * and registrations go on; it is seen that it came about, or taken back.
 */
public final class AgentsInAsterisk {
  /**
   * In this order, so that nobody is in a queue before there is such an account.
   *
   * <p>Seen on Asterisk 22.10.1 and read in its source. {@code res_pjsip} keeps its contacts and
   * what it knows of them, so telephones stay registered and free. {@code queue reload members}
   * puts a new member in the place of each from queues.conf (reload_single_member, app_queue.c): it
   * takes over the pause, calls taken and the time of the last one, but not the reason of the
   * pause, which tells who is logged out; so they are paused again by what AstDB knows, as at a
   * start (cli.conf). Who talks has their wrap-up all the same, for shared_lastcall looks a member
   * up by its interface. No event tells of a member that came or went: the watch sees it when it
   * asks next. The dialplan is not read again: clearglobalvars would leave calls without its
   * variables for a moment (pbx_config.c).
   */
  private static final List<String> RELOAD =
      List.of(
          "module reload res_pjsip.so",
          "queue reload members",
          "channel originate Local/again@agents-again application NoOp");

  private static final Pattern ENDPOINT = Pattern.compile("Endpoint:\\s+([0-9]{3,10})[/\\s]");
  private static final Pattern QUEUE = Pattern.compile("([a-z0-9-]+) has [0-9]+ calls .*");
  private static final Pattern MEMBER = Pattern.compile("\\(PJSIP/([0-9]{3,10})\\)");

  private final AgentFiles files;
  private final Console console;

  public AgentsInAsterisk(AgentFiles files, Console console) {
    this.files = files;
    this.console = console;
  }

  /**
   * Writes the files and has Asterisk read them.
   *
   * @param secrets made when Asterisk is there, for a new agent needs a password
   * @return what takes it back
   * @throws SetupProblem when it did not come about; then all is as it was, or it says what is not
   */
  public Runnable bring(Supplier<Secrets> secrets) {
    ask("core show version"); // before anything is written
    Map<String, String> before = files.write(secrets.get());
    Runnable takenBack =
        () -> {
          files.putBack(before);
          RELOAD.forEach(this::ask);
        };
    try {
      RELOAD.forEach(this::ask);
      List<String> wrong = wrong();
      if (!wrong.isEmpty()) {
        throw new SetupProblem(
            "agents: Asterisk did not take them over: " + String.join("; ", wrong));
      }
    } catch (SetupProblem e) {
      try {
        takenBack.run();
      } catch (SetupProblem worse) {
        e.addSuppressed(worse);
        throw new SetupProblem(
            e.getMessage() + "; and it could not be taken back: " + worse.getMessage(), e);
      }
      throw e;
    }
    return takenBack;
  }

  /**
   * For files that are the plan's already: has Asterisk read them again where it has others, for a
   * reload that was killed may have written them and no more.
   *
   * @return in what Asterisk differs all the same, be it that somebody has told it so on its
   *     console: not a reason to refuse a plan whose agents are those of before
   */
  public List<String> settle() {
    try {
      if (wrong().isEmpty()) {
        return List.of();
      }
      RELOAD.forEach(this::ask);
      return wrong();
    } catch (SetupProblem unanswered) {
      return List.of(); // it reads them when it starts
    }
  }

  /** In what Asterisk has others than the plan. */
  private List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    Set<String> accounts =
        ENDPOINT
            .matcher(ask("pjsip show endpoints"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> planned =
        files.plan().agents().keySet().stream()
            .map(account -> account.value())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!accounts.equals(planned)) {
      wrong.add("accounts are " + accounts);
    }
    Map<String, Set<String>> served = served(ask("queue show"));
    files
        .served()
        .forEach(
            (queue, agents) -> {
              if (!agents.equals(served.getOrDefault(queue, Set.of()))) {
                wrong.add(queue + " has " + served.getOrDefault(queue, Set.of()));
              }
            });
    return wrong;
  }

  /** Read from lines like "returns has 0 calls (..." and "6001 (PJSIP/6001) (ringinuse ...". */
  private static Map<String, Set<String>> served(String shown) {
    Map<String, Set<String>> served = new TreeMap<>();
    Set<String> here = new TreeSet<>();
    for (String line : shown.lines().toList()) {
      Matcher queue = QUEUE.matcher(line);
      if (queue.matches()) {
        here = new TreeSet<>();
        served.put(queue.group(1), here);
      }
      Matcher member = MEMBER.matcher(line);
      if (member.find()) {
        here.add(member.group(1));
      }
    }
    return served;
  }

  private String ask(String command) {
    try {
      return console.ask(command);
    } catch (IOException e) {
      throw new SetupProblem(e.getMessage(), e);
    }
  }
}
