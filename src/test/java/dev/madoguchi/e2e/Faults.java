package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.List;

/** Every fault that can be asked for, in the order they come. */
final class Faults {
  private Faults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("none", "nothing goes wrong", _ -> {}),
        Fault.of(
            "server-killed", "the server is killed (SIGKILL)", l -> l.server().destroyForcibly()));
  }

  static Fault named(String name) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no fault "
                        + name
                        + "; there are "
                        + all().stream().map(Fault::name).toList()));
  }

  static final Duration A_WHILE = Duration.ofSeconds(20);
}
