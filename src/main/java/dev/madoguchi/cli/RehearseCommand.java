package dev.madoguchi.cli;

import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.Printable;
import dev.madoguchi.hours.BusinessCalendar;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.prompt.PromptBookException;
import dev.madoguchi.rehearsal.Agents;
import dev.madoguchi.rehearsal.FakeLine;
import dev.madoguchi.rehearsal.Rehearsal;
import dev.madoguchi.rehearsal.Texts;
import dev.madoguchi.rehearsal.Transcript;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.SetupProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells as text what a caller at a time would meet; needs no Asterisk and keeps nothing. */
@Command(
    name = "rehearse",
    description = "Shows the whole conversation a caller would have, as text; nothing is kept.",
    mixinStandardHelpOptions = true)
public final class RehearseCommand implements Runnable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd EEEE HH:mm:ss VV", Locale.ENGLISH);

  /** More than any caller presses. */
  private static final int MOST_KEYS = 200;

  @Mixin private PlanOption plan;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "\"2026-11-24 10:00\"",
      description = "when the call comes, in the plan's zone; seconds may follow")
  private String at;

  @Option(
      names = "--keys",
      paramLabel = "KEYS",
      description = {
        "what the caller does, one at each question: a key (0-9 # *),",
        ". to press nothing, h to hang up; afterwards the caller is silent"
      })
  private String keys = "";

  @Option(
      names = "--agents",
      paramLabel = "none|busy|free",
      description = "what the agents do (default: free)")
  private Agents agents = Agents.FREE;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "the caller first changes to this language by its key")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "NUMBER|withheld",
      description = "the caller's number (default: ${DEFAULT-VALUE})",
      defaultValue = "09012345678")
  private String from;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    String script = script();
    if (!from.equals("withheld") && PhoneNumber.parse(from).isEmpty()) {
      throw wrong("--from takes a telephone number or withheld, not \"" + from + "\"");
    }
    LocalDateTime local = LocalTimes.read(at, spec.commandLine());
    Plan read = plan.read();
    ZonedDateTime when = local.atZone(read.hours().zone());
    FakeLine caller = FakeLine.from(from);
    languageKey(read).ifPresent(key -> caller.pressing(String.valueOf(key.symbol())));
    follow(script, caller);
    Texts texts = texts(read);
    QuietLog.faultsOnly();
    Rehearsal rehearsal = Rehearsal.of(read, when.toInstant(), caller, agents);
    print(read, when, rehearsal, texts, caller.scriptLeft());
  }

  private String script() {
    String script = keys.replaceAll("[ ,]", "");
    if (!script.matches("[0-9#*.h]{0," + MOST_KEYS + "}")) {
      throw wrong(
          "--keys takes up to %d of 0-9 # * (a key), . (nothing), h (hang up), not \"%s\""
              .formatted(MOST_KEYS, keys));
    }
    return script;
  }

  private static void follow(String script, FakeLine caller) {
    script
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(
            each -> {
              switch (each) {
                case "." -> caller.stayingSilent();
                case "h" -> caller.hangingUp();
                default -> caller.pressing(each);
              }
            });
  }

  private Optional<Digit> languageKey(Plan read) {
    if (language.isEmpty() || language.get().equals(read.language().code())) {
      return Optional.empty();
    }
    Optional<Digit> key =
        read.menu().languages().entrySet().stream()
            .filter(offered -> offered.getValue().code().equals(language.get()))
            .map(Map.Entry::getKey)
            .findFirst();
    if (key.isEmpty()) {
      throw wrong(
          "--language: the plan has no key for '%s' (its languages are %s)"
              .formatted(
                  language.get(),
                  read.languages().stream().map(Language::code).collect(Collectors.joining(", "))));
    }
    return key;
  }

  private Texts texts(Plan read) {
    Path prompts = Home.fromLauncher().prompts();
    try {
      return Texts.read(prompts, read.languages());
    } catch (PromptBookException e) {
      throw new SetupProblem(
          e.problems().stream().map(Object::toString).collect(Collectors.joining("\n")), e);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), Printable.of(what));
  }

  private void print(
      Plan read, ZonedDateTime when, Rehearsal rehearsal, Texts texts, int keysLeft) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, agents %s: %s"
            .formatted(
                when.format(TIME),
                agents.name().toLowerCase(Locale.ROOT),
                WhenCommand.answer(read.hours(), when)));
    lines.add("");
    lines.addAll(Transcript.of(rehearsal.story(), texts));
    lines.add("");
    lines.add("outcome: " + rehearsal.outcome());
    lines.add("inquiry: " + inquiry(read, when, rehearsal));
    if (keysLeft > 0) {
      lines.add("keys that were never asked for: the last %d".formatted(keysLeft));
    }
    PrintWriter out = spec.commandLine().getOut();
    lines.stream().map(line -> Printable.of(line).stripTrailing()).forEach(out::println);
    out.flush();
  }

  private String inquiry(Plan read, ZonedDateTime when, Rehearsal rehearsal) {
    if (rehearsal.inquiries().isEmpty()) {
      return "none";
    }
    NewInquiry inquiry = rehearsal.inquiries().getLast();
    ZonedDateTime due =
        new BusinessCalendar(read.hours())
            .dueAfter(when.toInstant(), read.inquiry().answerWithin());
    return "%s, in %s, %s, answer due %s (the number above is an example)"
        .formatted(
            inquiry.category(),
            inquiry.language(),
            switch (inquiry.caller()) {
              case Caller.Numbered _ -> "with the caller's number";
              case Caller.Withheld _ -> "number withheld";
            },
            due.format(TIME));
  }
}
