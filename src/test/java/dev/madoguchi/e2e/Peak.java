package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** More callers at once than the line takes: the limit it ships with is 50 new calls a second. */
final class Peak {
  private static final int A_SECOND = 80;
  private static final int ALL = 800;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Peak() {}

  /** Ten seconds of them; each is to be answered, by the server or by the dialplan. */
  static void comes(FaultScene scene) {
    Sipp crowd =
        Sipp.start(
            "faults",
            "peak-" + scene.line().sip().getPort(), // beside the other way in's
            "peak.xml",
            scene.line().sip(),
            Map.of("number", "0477"),
            List.of("-m", "" + ALL, "-r", "" + A_SECOND, "-l", "" + ALL));
    scene.undo(() -> allAnswered(scene.line(), crowd));
  }

  private static void allAnswered(RunningLine line, Sipp crowd) {
    try (crowd) {
      Sipp.Counted counted = crowd.await(PATIENCE);
      if (counted.successful() != ALL) {
        throw new AssertionError("of the peak not everybody was answered: " + counted);
      }
      if (!line.up().everything().contains("callers are turned away to the dialplan")) {
        throw new AssertionError("there was no peak: the server had room for everybody");
      }
    }
  }
}
