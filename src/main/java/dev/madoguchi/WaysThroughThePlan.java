package dev.madoguchi;

import dev.madoguchi.cli.FurtherCheck;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.rehearsal.Ways;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Checks that no way through the menus is a dead end, by rehearsing all of them. */
record WaysThroughThePlan(Clock clock) implements FurtherCheck {
  @Override
  public Findings check(Optional<Plan> plan) {
    Ways.Tried tried =
        plan.map(known -> Ways.all(known, clock.instant()))
            .orElseGet(() -> new Ways.Tried(0, List.of()));
    return new Findings(tried.tried() + " ways rehearsed", tried.problems());
  }
}
