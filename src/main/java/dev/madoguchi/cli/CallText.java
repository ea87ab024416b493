package dev.madoguchi.cli;

import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.queue.Account;
import dev.madoguchi.report.CallRecord;
import dev.madoguchi.report.CallRecord.Joined;
import dev.madoguchi.report.Counted;
import dev.madoguchi.report.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Calls for people: a line each, and the tally below them. Numbers are masked. */
final class CallText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String NOTHING = "-";
  private static final String LINE = "%-19s  %-14s  %-4s  %-10s  %-16s  %7s  %7s  %-6s  %-7s  %s%n";

  private CallText() {}

  static String of(List<CallRecord> calls, Counted counted, ZoneId zone) {
    StringBuilder text = new StringBuilder();
    if (calls.isEmpty()) {
      text.append("No calls.").append(System.lineSeparator());
    } else {
      text.append(
          LINE.formatted(
              "entered", "caller", "lang", "queue", "outcome", "wait", "talk", "agent", "ended",
              "keys"));
    }
    calls.forEach(call -> text.append(line(call, zone)));
    return text.append(System.lineSeparator()).append(sums(counted)).toString();
  }

  private static String line(CallRecord call, ZoneId zone) {
    return LINE.formatted(
        TIME.format(call.entered().atZone(zone)),
        caller(call.caller()),
        call.language().map(Language::code).orElse(NOTHING),
        call.queue().map(QueueName::value).orElse(NOTHING),
        CallWords.word(call.outcome()),
        call.joined() == Joined.A_QUEUE ? seconds(call.waited()) : NOTHING,
        call.agent().isPresent() ? seconds(call.talked()) : NOTHING,
        call.agent().map(Account::value).orElse(NOTHING),
        CallWords.word(call.endedBy()),
        keys(call));
  }

  private static String caller(Caller caller) {
    return switch (caller) {
      case Caller.Numbered(var number) -> number.masked();
      case Caller.Withheld() -> "withheld";
    };
  }

  private static String keys(CallRecord call) {
    String keys =
        call.answers().stream()
            .map(answer -> answer.key().map(Digit::symbol).map(String::valueOf).orElse("."))
            .collect(Collectors.joining(" "));
    return keys.isEmpty() ? NOTHING : keys;
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP) + " s";
  }

  /** Which calls the sums are of; nothing when they are of all, as anybody would think. */
  private static String which(Counted counted) {
    if (counted.clock() == ClockKind.SET_BY_HAND) {
      return "counted: %d calls, all under a clock set by hand: these are no real days%n"
          .formatted(counted.calls().size());
    }
    return counted.leftOut() == 0
        ? ""
        : "counted: %d calls; %d under a clock set by hand are left out%n"
            .formatted(counted.calls().size(), counted.leftOut());
  }

  private static String sums(Counted counted) {
    Tally tally = counted.tally(Tally.Thresholds.USUAL);
    return which(counted)
        + """
        offered           %6d   = answered + abandoned + moved to inquiry + overflow
          answered        %6d   A   in time %d (A_T, within 20 s)
          abandoned       %6d   B   shortly %d (B_S, within 10 s)
          moved to inquiry%6d   M
          overflow        %6d   V
        closed            %6d   C   beside what was offered
        ended in menu     %6d   K   beside what was offered
        service level     %8s   A_T / (A + B - B_S)
          strict          %8s   A_T / offered
          only handled    %8s   A_T / A
          short abandons counted good %8s   (A_T + B_S) / (A + B)
        abandon rate      %8s   (B - B_S) / (offered - B_S)
        ASA               %8s   waits of answered / A
        talk time         %8s   talks / A, hold included (AHT would add after-call work, which the line does not see)
        """
            .formatted(
                tally.offered(),
                tally.answered(),
                tally.answeredInTime(),
                tally.abandoned(),
                tally.abandonedShortly(),
                tally.moved(),
                tally.overflow(),
                tally.closed(),
                tally.inMenu(),
                tally.serviceLevel(),
                tally.serviceLevelStrict(),
                tally.serviceLevelOnlyHandled(),
                tally.serviceLevelShortCountedGood(),
                tally.abandonRate(),
                tally.speedOfAnswer(),
                tally.talkTime());
  }
}
