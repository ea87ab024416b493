package dev.madoguchi;

import dev.madoguchi.cli.FurtherCheck;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.setup.AsteriskConfig;
import dev.madoguchi.setup.Home;
import java.util.Optional;

/** Checks that Asterisk's configuration has what the plan needs of it. */
record AsteriskOfThePlan(Home home) implements FurtherCheck {
  @Override
  public Findings check(Optional<Plan> plan) {
    return new Findings("asterisk-config", AsteriskConfig.problems(home, plan));
  }
}
