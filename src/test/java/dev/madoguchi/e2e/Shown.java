package dev.madoguchi.e2e;

/** What a call says of itself: its From and its To, as they are sent. */
record Shown(String from, String to) {
  private static final int BYTES = 256;

  /** A number as a trunk shows it. */
  static Shown honest(RunningLine line, String number) {
    return new Shown(Phone.from(number), "<" + line.number() + ">");
  }

  /**
   * A byte, percent-encoded, in the number, another in the name, another in To: after 256 calls
   * each has been in each place.
   */
  static Shown hostile(RunningLine line, String number, long which) {
    String name = "\"a" + code(which) + code(which) + "200 result=1\" ";
    String from = number.substring(0, 5) + code(which + BYTES / 3) + number.substring(5);
    String to = line.number().replace("sip:", "sip:" + code(which + 2 * BYTES / 3));
    return new Shown(name + Phone.from(from), "<" + to + ">");
  }

  private static String code(long which) {
    return "%%%02X".formatted(Math.floorMod(which, BYTES));
  }
}
