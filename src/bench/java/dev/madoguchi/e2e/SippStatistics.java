package dev.madoguchi.e2e;

import java.util.List;

/**
 * SIPp's own totals: the last line of its CSV.
 *
 * @param retransmissions messages SIPp had to send again
 */
record SippStatistics(int successful, int failed, int retransmissions) {
  static SippStatistics parse(List<String> csv) {
    List<String> names = List.of(csv.getFirst().split(";", -1));
    List<String> totals = List.of(csv.getLast().split(";", -1));
    return new SippStatistics(
        number(names, totals, "SuccessfulCall(C)"),
        number(names, totals, "FailedCall(C)"),
        number(names, totals, "Retransmissions(C)"));
  }

  private static int number(List<String> names, List<String> totals, String name) {
    return Integer.parseInt(totals.get(names.indexOf(name)).strip());
  }
}
