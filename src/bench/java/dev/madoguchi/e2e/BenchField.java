package dev.madoguchi.e2e;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * One Asterisk that is up, and those who are measured on it, each with its server.
 *
 * @param asterisk its process
 */
record BenchField(
    BenchLine line, Contenders all, BenchAgents agents, long asterisk, List<Contender> contenders)
    implements AutoCloseable {
  private static final int ONE_MENU = 1;
  private static final int NOBODY = 0;

  BenchField {
    contenders = List.copyOf(contenders);
  }

  static BenchField open(BenchOptions options) {
    return open(options, Workload.B, ONE_MENU, NOBODY, competitors(options));
  }

  /**
   * Starts them for calls of that kind.
   *
   * @param agents on duty in the queue of the first key
   */
  static BenchField open(BenchOptions options, Workload workload, int agents) {
    return switch (workload) {
      // what a wait at the answer looks like is shown where little else is in a call
      case A, B -> open(options, workload, ONE_MENU, agents, options::wants);
      case D, E -> open(options, workload, ONE_MENU, agents, competitors(options));
    };
  }

  /**
   * Starts them.
   *
   * @param menus how often a peer's menu is said
   */
  static BenchField open(BenchOptions options, int menus) {
    return open(options, Workload.B, menus, NOBODY, competitors(options));
  }

  private static Predicate<String> competitors(BenchOptions options) {
    return name -> options.wants(name) && !name.equals(Contenders.WAITING);
  }

  private static BenchField open(
      BenchOptions options, Workload workload, int menus, int agents, Predicate<String> wanted) {
    BenchLine line = new BenchLine(options.state(), new WorkloadPlan(workload, agents));
    Contenders all = Contenders.prepare(line, options.node(), workload, menus);
    BenchAgents telephone = BenchAgents.of(line.sip());
    if (agents > 0) {
      line.agentsAt(telephone.address());
    }
    long asterisk = line.startAsterisk();
    return new BenchField(line, all, telephone, asterisk, all.start(wanted));
  }

  /** How many callers have been helped so far, in calls of a kind that is to help them. */
  OptionalInt helped(Workload workload, Contender contender) {
    return switch (workload) {
      case A, B -> OptionalInt.empty();
      case D -> OptionalInt.of(agents.served());
      case E -> OptionalInt.of(contender.inquiries().orElseThrow().count());
    };
  }

  Calling calling(BenchOptions options, Workload workload, int telephones) {
    return new Calling(workload, all.next(), options.media(), telephones);
  }

  /** Calls to be placed there. */
  Load load(BenchOptions options, Calling calling) {
    return new Load(options.state().resolve("sipp"), line.sip(), calling);
  }

  @Override
  public void close() {
    line.close();
    agents.close();
  }
}
