package dev.madoguchi.hours;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

/** What the clock on the wall of a zone shows when, with the nights it is put forward or back. */
record WallClock(ZoneId zone) {
  /** Once as a rule; twice where the clock is put back; never where it is put forward. */
  Stream<ZonedDateTime> instantsOf(LocalDateTime local) {
    return zone.getRules().getValidOffsets(local).stream()
        .map(offset -> local.toInstant(offset).atZone(zone));
  }

  /** The last of them; where the clock skips this time, the instant of the skip. */
  ZonedDateTime lastInstantOf(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant().atZone(zone)
        : local.atZone(zone).withLaterOffsetAtOverlap();
  }

  Optional<ZonedDateTime> changeAfter(Instant instant) {
    return Optional.ofNullable(zone.getRules().nextTransition(instant))
        .map(change -> change.getInstant().atZone(zone));
  }
}
