package dev.madoguchi.crowd;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How memory and decisions grow with the calls, as a drawing (SVG) of two panels. */
record CrowdPlot(List<CrowdRound> rounds) {
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int WIDE = 300;
  private static final int HIGH = 200;
  private static final int APART = 420;
  private static final double ROOM = 1.1;

  CrowdPlot {
    rounds = List.copyOf(rounds);
  }

  private record Curve(String name, String colour, ToDoubleFunction<CrowdRound> of) {}

  @Override
  public String toString() {
    List<Curve> memory =
        List.of(
            new Curve("heap in use", "#1b6ca8", round -> round.heapInUse() / 1e6),
            new Curve("resident", "#999999", round -> round.resident() / 1e6));
    List<Curve> decisions =
        List.of(
            new Curve("p50", "#1b6ca8", round -> round.steady().of("decision-p50")),
            new Curve("p99", "#c0392b", round -> round.steady().of("decision-p99")));
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 300" font-family="sans-serif" font-size="12">
        <rect width="840" height="300" fill="white"/>
        %s%s</svg>
        """
        .formatted(
            panel(LEFT, "memory of the server, MB", memory),
            panel(LEFT + APART, "decision, ms", decisions));
  }

  private String panel(int left, String title, List<Curve> curves) {
    double most =
        ROOM
            * curves.stream()
                .flatMapToDouble(curve -> rounds.stream().mapToDouble(curve.of()))
                .max()
                .orElse(1);
    StringBuilder svg = new StringBuilder();
    svg.append(text(left, TOP - 20, "start", title));
    svg.append(
        """
        <path d="M%d %d V%d H%d" fill="none" stroke="black"/>
        """
            .formatted(left, TOP, TOP + HIGH, left + WIDE));
    for (int i = 0; i <= 2; i++) {
      svg.append(text(left - 6, TOP + HIGH - i * HIGH / 2 + 4, "end", number(most * i / 2)));
    }
    for (CrowdRound round : rounds) {
      svg.append(text(x(left, round), TOP + HIGH + 18, "middle", "%,d".formatted(round.most())));
    }
    svg.append(text(left + WIDE / 2, TOP + HIGH + 40, "middle", "calls at once"));
    int line = 0;
    for (Curve curve : curves) {
      svg.append(curve(left, most, curve));
      svg.append(
          """
          <text x="%d" y="%d" fill="%s">%s</text>
          """
              .formatted(left + 12, TOP + 12 + 16 * line++, curve.colour(), curve.name()));
    }
    return svg.toString();
  }

  private String curve(int left, double most, Curve curve) {
    String points =
        rounds.stream()
            .map(round -> x(left, round) + "," + y(curve.of().applyAsDouble(round), most))
            .collect(Collectors.joining(" "));
    String dots =
        rounds.stream()
            .map(
                round ->
                    """
                    <circle cx="%d" cy="%d" r="3" fill="%s"/>
                    """
                        .formatted(
                            x(left, round),
                            y(curve.of().applyAsDouble(round), most),
                            curve.colour()))
            .collect(Collectors.joining());
    return """
        <polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>
        """
            .formatted(points, curve.colour())
        + dots;
  }

  private int x(int left, CrowdRound round) {
    int most = rounds.stream().mapToInt(CrowdRound::most).max().orElse(1);
    return left + Math.round(WIDE * round.most() / (float) most);
  }

  private static int y(double value, double most) {
    return TOP + HIGH - (int) Math.round(HIGH * value / most);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2f", value);
  }

  private static String text(int x, int y, String anchor, String words) {
    return """
        <text x="%d" y="%d" text-anchor="%s">%s</text>
        """
        .formatted(x, y, anchor, words);
  }
}
