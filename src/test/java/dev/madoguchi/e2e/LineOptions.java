package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a {@link RunningLine} differs from the one that is shipped.
 *
 * @param asOf the time its clock is set to; empty for the machine's own
 * @param disk for its state folder
 * @param inPlan other text for what stands in the plan
 */
record LineOptions(
    Optional<String> asOf,
    Optional<SmallDisk> disk,
    Map<String, String> inPlan,
    Machine machine,
    Servers servers) {
  static final LineOptions NOW =
      new LineOptions(Optional.empty(), Optional.empty(), Map.of(), Machine.THIS, Servers.ONE);

  /** Where Asterisk comes from. */
  enum Machine {
    /** As bin/test found it: a private root. */
    THIS,
    /** The distribution's package, installed. */
    WITH_ASTERISK,
    /** As THIS, and the server's clock can be stepped ({@link SteppedClock}). */
    WITH_STEPPED_CLOCK
  }

  /** How many servers the line has. */
  enum Servers {
    ONE,
    TWO
  }

  LineOptions {
    inPlan = Map.copyOf(inPlan);
  }

  static LineOptions asOf(String time) {
    return new LineOptions(
        Optional.of(time), NOW.disk(), NOW.inPlan(), NOW.machine(), NOW.servers());
  }

  LineOptions on(SmallDisk small) {
    return new LineOptions(asOf, Optional.of(small), inPlan, machine, servers);
  }

  LineOptions with(Map<String, String> instead) {
    Map<String, String> all = new HashMap<>(inPlan);
    all.putAll(instead);
    return new LineOptions(asOf, disk, all, machine, servers);
  }

  LineOptions onAMachineWithAsterisk() {
    return new LineOptions(asOf, disk, inPlan, Machine.WITH_ASTERISK, servers);
  }

  LineOptions onAMachineWithASteppedClock() {
    return new LineOptions(asOf, disk, inPlan, Machine.WITH_STEPPED_CLOCK, servers);
  }

  LineOptions withTwoServers() {
    return new LineOptions(asOf, disk, inPlan, machine, Servers.TWO);
  }

  /** What runs the command that brings the line up. */
  List<String> before(Path root, Path state) {
    return switch (machine) {
      case THIS -> List.of();
      case WITH_STEPPED_CLOCK -> new SteppedClock(state).environment();
      case WITH_ASTERISK ->
          List.of(
              "src/test/bash/in-root",
              asteriskRoot().orElseThrow(() -> new AssertionError("run this by bin/test")),
              root.toString(),
              System.getProperty("java.home"),
              state.toString(),
              "--");
    };
  }

  /** The options of that command. */
  List<String> behind(Path state) {
    List<String> options = new ArrayList<>();
    asOf.ifPresent(time -> options.addAll(List.of("--as-of", time)));
    if (servers == Servers.TWO) {
      options.addAll(List.of("--beside", Integer.toString(FreePorts.tcp())));
    }
    if (!inPlan.isEmpty()) {
      options.addAll(List.of("--plan", ChangedPlan.in(state, inPlan).toString()));
    }
    if (machine != Machine.WITH_ASTERISK) {
      asteriskRoot().ifPresent(path -> options.addAll(List.of("--asterisk", path)));
    }
    return options;
  }

  private static Optional<String> asteriskRoot() {
    return Optional.ofNullable(System.getProperty("madoguchi.asterisk"));
  }
}
