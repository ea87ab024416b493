package dev.madoguchi.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a call is, from the answer to its end. */
enum Workload {
  /** The first prompt begins, and the caller hangs up 0.4 s after the answer. */
  A,

  /** A key in the menu; the caller hangs up half a second behind it, and hears the next prompt. */
  B,

  /** The same key; the caller waits in the queue, is served by an agent, and let go. */
  D,

  /** The same key; nobody is there, and the caller leaves an inquiry and hears its number. */
  E;

  /** Who ends the call. */
  enum HangsUp {
    CALLER("hangs-up.xml"),
    LINE("is-hung-up-on.xml");

    private static final Path FOLDER = Path.of("src/bench/sipp");

    private final String end;

    HangsUp(String end) {
      this.end = end;
    }

    /** SIPp's, with what belongs to one caller still to be put in. */
    String scenario() throws IOException {
      Path folder = Prompts.root().resolve(FOLDER);
      return Files.readString(folder.resolve("caller.xml"))
          .replace("@end@", Files.readString(folder.resolve(end)));
    }
  }

  /** New calls a second, when nothing else is asked for. */
  double rate() {
    return switch (this) {
      case A, B -> 25;
      case D -> 5;
      case E -> 2;
    };
  }

  /** From call to call of one telephone whose calls are timed: most are over by then. */
  Duration timedEvery() {
    return switch (this) {
      case A, B -> Duration.ofSeconds(2);
      case D -> Duration.ofSeconds(10);
      case E -> Duration.ofSeconds(20);
    };
  }

  /**
   * So many calls come before the measuring, when nothing else is asked for: of short ones as many
   * as Java's compiler needs, of long ones as there is time for.
   */
  int warmUp() {
    return switch (this) {
      case A, B -> 10_000;
      case D -> 500;
      case E -> 100;
    };
  }

  /**
   * Calls a second meanwhile, whatever the measured rate is: below everybody's clean rate, and no
   * more than agents get through.
   */
  double warmingRate() {
    return switch (this) {
      case A, B -> 75;
      case D -> 7.5;
      case E -> 3;
    };
  }

  /** What a caller does; whoever begins with a key lets the menu speak for a moment before. */
  Script script() {
    return switch (this) {
      case A -> Script.of(new Script.Silent(Duration.ofMillis(400)));
      case B -> Script.of(new Script.Key('1'), new Script.Silent(Duration.ofMillis(500)));
      case D -> Script.of(new Script.Key('1'));
      case E -> InquiryScripts.taken();
    };
  }

  boolean hasKey() {
    return script().acts().getFirst() instanceof Script.Key;
  }

  HangsUp hangsUp() {
    return switch (this) {
      case A, B -> HangsUp.CALLER;
      case D, E -> HangsUp.LINE;
    };
  }

  /** How long a caller waits for what has to come. */
  Duration patience() {
    return switch (this) {
      case A, B -> Duration.ofSeconds(5);
      case D -> Duration.ofSeconds(30);
      case E -> Duration.ofSeconds(90);
    };
  }
}
