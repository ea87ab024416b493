package dev.madoguchi.e2e;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The plan as shipped, changed where calls of one kind need it.
 *
 * @param agents more of them in the queue of the first key
 */
record WorkloadPlan(Workload workload, int agents) {
  private static final String FIRST = "  6001: [returns]\n";
  private static final int ACCOUNTS = 7000;
  private static final long PATIENCE = InquiryScripts.PATIENCE.toSeconds();

  String of(String shipped) {
    // one that is reached is not a knee
    String open =
        BenchLine.replaced(
            BenchLine.replaced(shipped, "new-per-second: 50", "new-per-second: 1000"),
            "per-caller-per-minute: 20",
            "per-caller-per-minute: 1000");
    String manned = BenchLine.replaced(open, FIRST, FIRST + onDuty());
    return workload == Workload.E ? impatient(manned) : manned;
  }

  /** Who calls when nobody is there may wait all the same. */
  String queues(String shipped) {
    return workload == Workload.E
        ? shipped
            .replaceFirst("(?m)^joinempty = .*$", "joinempty = yes")
            .replaceFirst("(?m)^leavewhenempty = .*$", "leavewhenempty = no")
        : shipped;
  }

  /** Nothing is asked for but the message. */
  private static String impatient(String plan) {
    return plan.replaceFirst("(?s)(  returns: .*?patience: )120s", "$1" + PATIENCE + "s")
        .replaceFirst("(?s)  order-number:.*?(?=\n# How long)", "");
  }

  private String onDuty() {
    return IntStream.range(0, agents)
        .mapToObj(agent -> "  %d: [returns]%n".formatted(ACCOUNTS + agent))
        .collect(Collectors.joining());
  }
}
