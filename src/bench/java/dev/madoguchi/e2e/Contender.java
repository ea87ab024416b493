package dev.madoguchi.e2e;

import java.util.Optional;

/**
 * One way to serve the call.
 *
 * @param name as the table shows it
 * @param dialled what reaches it
 * @param server the process whose cost is its own; a forked one is a child of Asterisk
 * @param gate opened while it is measured
 * @param share of the load it gets: one that cannot bear it all would only measure its collapse
 */
record Contender(String name, String dialled, Server server, Optional<AmiGate> gate, double share) {
  sealed interface Server {
    /** Asterisk alone. */
    record None() implements Server {}

    record OfItsOwn(long pid) implements Server {}

    /** A child of Asterisk's for each call. */
    record Forked() implements Server {}
  }
}
