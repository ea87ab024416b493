package dev.madoguchi.setup;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plan needs of {@code asterisk-config/}: its queues, and a dialplan in which every way
 * leads somewhere.
 */
public final class AsteriskConfig {
  private static final String QUEUES = "queues.conf";
  private static final String EXTENSIONS = "extensions.conf";

  /** The list of queues of the static path. */
  private static final Pattern LISTED = Pattern.compile("\"\\^\\(([a-z0-9|-]+)\\)\\$\"");

  private static final String WINDS = "Set(TIMEOUT(absolute)=";
  private static final String WATCHDOG = "T";

  private static final Pattern PLAYED =
      Pattern.compile(
          "\\$\\{MADOGUCHI_PROMPTS}/([a-z]{2}|\\$\\{MADOGUCHI_SPOKEN})/([a-z0-9-]+)(?=[&,)])");

  private final Path folder;
  private final Path prompts;
  private final List<Language> spoken;
  private final List<String> problems = new ArrayList<>();

  private AsteriskConfig(Home home, List<Language> spoken) {
    this.folder = home.asteriskConfig();
    this.prompts = home.prompts();
    this.spoken = List.copyOf(spoken);
  }

  /** Everything that is wrong, one line each with file and what to do. */
  public static List<String> problems(Home home, Optional<Plan> plan) {
    AsteriskConfig config = new AsteriskConfig(home, plan.map(Plan::languages).orElse(List.of()));
    try {
      config.look(plan.map(known -> known.queues().keySet()).orElse(Set.of()));
    } catch (IOException e) {
      config.problems.add("asterisk-config: cannot be read (" + e + "); restore the folder");
    }
    return List.copyOf(config.problems);
  }

  private void look(Set<QueueName> planned) throws IOException {
    ConfFile queues = read(QUEUES);
    Dialplan dialplan = new Dialplan(read(EXTENSIONS));
    planned.forEach(queue -> queue(queues, dialplan, queue));
    contexts(QUEUES, queues, dialplan);
    contexts("pjsip.conf", read("pjsip.conf"), dialplan);
    for (Dialplan.Jump jump : dialplan.jumps()) {
      if (!dialplan.leadsSomewhere(jump)) {
        problem(
            EXTENSIONS + ":" + jump.from().line(),
            jump.from().context() + "." + jump.from().extension(),
            "leads to " + jump.target() + ", which is not there; correct it or write it");
      }
    }
    watchdogs(dialplan);
    for (Dialplan.Step step : dialplan.steps()) {
      Matcher played = PLAYED.matcher(step.application());
      while (played.find()) {
        languages(played.group(1)).forEach(language -> played(step, language, played.group(2)));
      }
    }
  }

  /** Where it goes off and there is no T, the call ends. */
  private void watchdogs(Dialplan dialplan) {
    dialplan.steps().stream()
        .filter(step -> step.application().startsWith(WINDS))
        .filter(step -> !dialplan.has(step.context(), WATCHDOG))
        .forEach(
            step ->
                problem(
                    EXTENSIONS + ":" + step.line(),
                    step.context() + "." + step.extension(),
                    "winds the watchdog, and its context has no extension T: the call would end"
                        + " without a word; write it"));
  }

  private Stream<String> languages(String written) {
    return written.startsWith("$") ? spoken.stream().map(Language::code) : Stream.of(written);
  }

  private void played(Dialplan.Step step, String language, String prompt) {
    String file = language + "/" + prompt;
    if (!Files.exists(prompts.resolve(file + ".wav"))) {
      problem(
          EXTENSIONS + ":" + step.line(),
          step.context() + "." + step.extension(),
          "plays " + file + ", and there is no such prompt; write its text");
    }
  }

  private void queue(ConfFile queues, Dialplan dialplan, QueueName queue) {
    Optional<ConfFile.Section> section =
        queues.sections().stream().filter(each -> each.name().equals(queue.value())).findFirst();
    if (section.isEmpty()) {
      problem(QUEUES, queue.value(), "the plan has this queue and Asterisk has not; add a section");
    } else if (section.get().entries().stream()
        .noneMatch(entry -> entry.value().equals(AgentFiles.membersOf(queue)))) {
      problem(
          QUEUES,
          queue.value(),
          "would have no agents; add #include " + AgentFiles.membersOf(queue));
    }
    Set<String> listed =
        dialplan.steps().stream()
            .map(step -> LISTED.matcher(step.application()))
            .filter(Matcher::find)
            .flatMap(list -> Stream.of(list.group(1).split("\\|", -1)))
            .collect(Collectors.toSet());
    if (!listed.contains(queue.value())) {
      problem(
          EXTENSIONS,
          queue.value(),
          "is not in the static path's list of queues: without the server its callers would go to"
              + " other; add it there");
    }
  }

  /** Every context a telephone or a queue names must be in the dialplan. */
  private void contexts(String file, ConfFile conf, Dialplan dialplan) {
    for (ConfFile.Section section : conf.sections()) {
      section.entries().stream()
          .filter(entry -> entry.key().equals("context"))
          .filter(entry -> !dialplan.hasContext(entry.value()))
          .forEach(
              entry ->
                  problem(
                      file + ":" + entry.line(),
                      section.name() + ".context",
                      entry.value() + " is not in " + EXTENSIONS + "; correct it or write it"));
    }
  }

  private ConfFile read(String name) throws IOException {
    return ConfFile.parse(Files.readString(folder.resolve(name)));
  }

  private void problem(String where, String path, String what) {
    problems.add("asterisk-config/" + where + ": " + path + ": " + what);
  }
}
