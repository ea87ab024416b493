package dev.madoguchi.doctor;

import dev.madoguchi.setup.AsOf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What time it is for the line, and whether that can be true.
 *
 * @param zone of the plan, when there is one
 * @param newest when the newest inquiry came that was not taken under a clock set by hand
 */
record ClockLook(
    Clock machine, AsOf asOf, Optional<ZoneId> zone, Optional<Instant> newest, Facts facts)
    implements Look {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss VV", Locale.ROOT);

  /** Two clocks of one machine never differ by more. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    Instant now = machine.instant();
    ZoneId shown = zone.orElse(machine.getZone());
    if (asOf.isSet()) {
      findings.add(
          Finding.warning(
              "clock",
              "was set by hand: it is %s for the line"
                  .formatted(shown(now.plus(asOf.offset()), shown)),
              "start the line without --as-of before callers come"));
    } else if (newest.filter(last -> last.isAfter(now.plus(SLACK))).isPresent()) {
      findings.add(
          Finding.problem(
              "clock",
              "it is %s, before the newest inquiry, of %s"
                  .formatted(shown(now, shown), shown(newest.get(), shown)),
              "set the machine's clock right; due dates and opening hours go by it"));
    } else if (facts.synchronised().filter("no"::equals).isPresent()) {
      findings.add(
          Finding.warning(
              "clock",
              "%s, kept by nobody: it will drift".formatted(shown(now, shown)),
              "turn time synchronisation on (NTP)"));
    } else {
      findings.add(
          Finding.ok(
              "clock",
              shown(now, shown)
                  + facts
                      .synchronised()
                      .map(_ -> ", synchronised")
                      .orElse(" (whether it is synchronised cannot be told on this machine)")));
    }
    zone.ifPresent(
        known ->
            findings.add(
                Finding.ok(
                    "zone",
                    "%s for the line, %s for the machine".formatted(known, machine.getZone()))));
    return findings;
  }

  private static String shown(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }
}
