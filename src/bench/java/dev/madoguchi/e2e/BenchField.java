package dev.madoguchi.e2e;

import java.util.List;

/**
 * One Asterisk that is up, and those who are measured on it, each with its server.
 *
 * @param asterisk its process
 */
record BenchField(BenchLine line, Contenders all, long asterisk, List<Contender> contenders)
    implements AutoCloseable {
  private static final int ONE_MENU = 1;

  BenchField {
    contenders = List.copyOf(contenders);
  }

  static BenchField open(BenchOptions options) {
    return open(options, ONE_MENU);
  }

  /**
   * Starts them.
   *
   * @param menus how often a peer's menu is said
   */
  static BenchField open(BenchOptions options, int menus) {
    BenchLine line = new BenchLine(options.state());
    Contenders all = Contenders.prepare(line, options.node(), menus);
    long asterisk = line.startAsterisk();
    return new BenchField(line, all, asterisk, all.start(options::wants));
  }

  /** Calls to be placed there. */
  Load load(BenchOptions options, Workload workload, int telephones) {
    Calling calling = new Calling(workload, all.next(), options.media(), telephones);
    return new Load(options.state().resolve("sipp"), line.sip(), calling);
  }

  @Override
  public void close() {
    line.close();
  }
}
