package dev.madoguchi.e2e;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What each contender's call costs, and how soon it answers a key, as a drawing (SVG) of bars. */
record SideBySidePlot(List<Bar> bars) {
  private static final int NAMES = 300;
  private static final int WIDE = 240;
  private static final int APART = 330;
  private static final int TOP = 50;
  private static final int STEP = 26;
  private static final int THICK = 16;
  private static final String FIRST = "#1b6ca8";
  private static final String SECOND = "#c0392b";

  SideBySidePlot {
    bars = List.copyOf(bars);
  }

  /**
   * One contender.
   *
   * @param asterisk seconds of its processor for 1,000 calls
   * @param server likewise; 0 without a server
   * @param half milliseconds from a key to the next prompt, p50
   * @param most likewise, p99; empty when too few were timed
   */
  record Bar(String name, double asterisk, double server, double half, OptionalDouble most) {
    private double longest() {
      return most.orElse(half);
    }
  }

  @Override
  public String toString() {
    double cost = bars.stream().mapToDouble(bar -> bar.asterisk() + bar.server()).max().orElse(1);
    double late = bars.stream().mapToDouble(Bar::longest).max().orElse(1);
    int high = TOP + STEP * bars.size() + 20;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
        <rect width="%1$d" height="%2$d" fill="white"/>
        """
            .formatted(NAMES + APART + WIDE + 60, high));
    svg.append(text(NAMES, 20, "start", "black", "CPU for 1,000 calls, s:"));
    svg.append(text(NAMES + 135, 20, "start", FIRST, "Asterisk"));
    svg.append(text(NAMES + 190, 20, "start", SECOND, "server"));
    svg.append(text(NAMES + APART, 20, "start", "black", "key to next prompt, ms:"));
    svg.append(text(NAMES + APART + 140, 20, "start", FIRST, "p50"));
    svg.append(text(NAMES + APART + 170, 20, "start", SECOND, "p99"));
    int y = TOP;
    for (Bar bar : bars) {
      svg.append(text(NAMES - 8, y + THICK - 4, "end", "black", bar.name()));
      double asterisk = WIDE * bar.asterisk() / cost;
      double server = WIDE * bar.server() / cost;
      svg.append(rectangle(NAMES, y, THICK, asterisk, FIRST));
      svg.append(rectangle(NAMES + asterisk, y, THICK, server, SECOND));
      String sum = number(bar.asterisk() + bar.server());
      svg.append(text(NAMES + asterisk + server + 6, y + THICK - 4, "start", "black", sum));
      double most = WIDE * bar.longest() / late;
      svg.append(rectangle(NAMES + APART, y, THICK, most, SECOND));
      svg.append(rectangle(NAMES + APART, y, THICK, WIDE * bar.half() / late, FIRST));
      String both =
          number(bar.half()) + " / " + (bar.most().isPresent() ? number(bar.longest()) : "-");
      svg.append(text(NAMES + APART + most + 6, y + THICK - 4, "start", "black", both));
      y += STEP;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String rectangle(double x, int y, int high, double wide, String colour) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
        x,
        y,
        wide,
        high,
        colour);
  }

  private static String text(double x, int y, String anchor, String colour, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        colour,
        words.replace("&", "&amp;").replace("<", "&lt;"));
  }
}
