package dev.madoguchi.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of one rate of calls.
 *
 * @param rate calls a second SIPp was to place
 * @param spent while calls were placed
 */
record CleanStep(int rate, Load.Result result, Spent spent) {
  static final String HEAD =
      """
      | | last clean, calls a second | failed at | why | Asterisk, CPUs | server, CPUs | callers, CPUs | rest of the machine, CPUs |
      |---|---|---|---|---|---|---|---|
      """;

  private static final double LATE = 500; // milliseconds
  private static final double RESENT = 0.001;

  /** Of the rate: whoever places fewer calls shows nothing about that rate. */
  private static final double PLACED = 0.98;

  /** INVITE and BYE; ACK is sent again by the 200 that comes again. */
  private static final int REQUESTS_A_CALL = 2;

  boolean isClean() {
    return why().isEmpty();
  }

  private List<String> why() {
    List<String> all = new ArrayList<>();
    if (result.failed() > 0) {
      all.add("%d of %d calls failed".formatted(result.failed(), result.calls()));
      result.why().stream().distinct().limit(2).forEach(all::add);
    }
    if (result.answered().at(0.99) > LATE) {
      all.add(String.format(Locale.ROOT, "200 after %.0f ms (p99)", result.answered().at(0.99)));
    }
    double resent = (double) result.resent() / (REQUESTS_A_CALL * Math.max(1, result.placed()));
    if (resent > RESENT) {
      all.add(String.format(Locale.ROOT, "%.1f %% resent", 100 * resent));
    }
    if (result.pace() < PLACED * rate) {
      all.add(String.format(Locale.ROOT, "only %.0f a second could be placed", result.pace()));
    }
    return all;
  }

  /** The columns behind the last clean rate, when this is the one that failed. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%d | %s | %s | %s | %s | %s",
        rate,
        String.join("; ", why()),
        of(spent.asterisk()),
        of(spent.server()),
        of(spent.callers()),
        String.format(Locale.ROOT, "%.2f", spent.rest()));
  }

  /** In processors: seconds of one for each second that went by. */
  private String of(double seconds) {
    return String.format(Locale.ROOT, "%.2f", Math.max(0, seconds) / spent.wall());
  }

  @Override
  public String toString() {
    return isClean()
        ? String.format(
            Locale.ROOT, "%d a second, clean, 200 after %.0f ms", rate, result.answered().at(0.99))
        : row();
  }
}
