package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.List;

/**
 * SIPp's own totals: the last line of its CSV.
 *
 * @param retransmissions messages SIPp had to send again
 * @param pace calls a second it placed while it was to place any
 */
record SippStatistics(int successful, int failed, int retransmissions, double pace) {
  /** Reads lines of a second each, of which the last is of the end. */
  static SippStatistics parse(List<String> csv, Duration placing) {
    List<String> names = List.of(csv.getFirst().split(";", -1));
    List<String> totals = List.of(csv.getLast().split(";", -1));
    return new SippStatistics(
        number(names, totals, "SuccessfulCall(C)"),
        number(names, totals, "FailedCall(C)"),
        number(names, totals, "Retransmissions(C)"),
        pace(names, csv.subList(1, csv.size()), placing.toMillis() / 1e3));
  }

  /** Up to the last line of that time; up to the first where each took longer. */
  private static double pace(List<String> names, List<String> csv, double seconds) {
    List<String> last = List.of(csv.getFirst().split(";", -1));
    for (String line : csv) {
      List<String> fields = List.of(line.split(";", -1));
      if (elapsed(names, fields) <= seconds) {
        last = fields;
      }
    }
    return number(names, last, "OutgoingCall(C)") / elapsed(names, last);
  }

  private static double elapsed(List<String> names, List<String> fields) {
    return moment(fields, names, "CurrentTime") - moment(fields, names, "StartTime");
  }

  /** A date, a time, and then seconds since 1970. */
  private static double moment(List<String> fields, List<String> names, String name) {
    return Double.parseDouble(fields.get(names.indexOf(name)).split("\\s+", -1)[2]);
  }

  private static int number(List<String> names, List<String> totals, String name) {
    return Integer.parseInt(totals.get(names.indexOf(name)).strip());
  }
}
