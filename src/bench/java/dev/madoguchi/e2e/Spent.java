package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Contender.Server;

/**
 * Processor time spent since a start, in seconds.
 *
 * @param server of the contender's; of a forked one all its processes that are over
 * @param callers of SIPp's processes that are over, or named by {@link #with}, and of our own
 *     telephones
 * @param machine of all that runs on it, these included
 */
record Spent(double asterisk, double server, double callers, double machine, double wall) {
  static Spent upToNow(long asterisk, Server server) {
    ProcessCpu switching = ProcessCpu.of(asterisk);
    ProcessCpu ours = ProcessCpu.of(ProcessHandle.current().pid());
    return new Spent(
        switching.own(),
        switch (server) {
          case Server.None() -> 0;
          case Server.OfItsOwn(long pid) -> ProcessCpu.of(pid).own();
          case Server.Forked() -> switching.children();
        },
        ours.own() + ours.children(),
        MachineCpu.busyTicks() / MachineCpu.TICKS,
        System.nanoTime() / 1e9);
  }

  /** With what this process of SIPp's has spent, unless it is over and counts already. */
  Spent with(long sipp) {
    double its = ProcessHandle.of(sipp).isPresent() ? ProcessCpu.of(sipp).own() : 0;
    return new Spent(asterisk, server, callers + its, machine, wall);
  }

  Spent since(Spent before) {
    return new Spent(
        asterisk - before.asterisk,
        server - before.server,
        callers - before.callers,
        machine - before.machine,
        wall - before.wall);
  }

  /** What had nothing to do with it, in processors: seconds of one for each that went by. */
  double rest() {
    return Math.max(0, machine - asterisk - server - callers) / wall;
  }
}
