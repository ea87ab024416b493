package dev.madoguchi.e2e;

/** What a call says of itself: its From and its To, as they are sent. */
record Shown(String from, String to) {
  private static final int BYTES = 256;

  /** A number as a trunk shows it. */
  static Shown honest(RunningLine line, String number) {
    return new Shown(Phone.from(number), "<" + line.number() + ">");
  }

  /** One byte, percent-encoded, in the number, in the name or in To; each has its turn. */
  static Shown hostile(RunningLine line, String number, int which) {
    String code = "%%%02X".formatted(Math.floorMod(which, BYTES));
    String own = "<" + line.number() + ">";
    return switch (Math.floorMod(which / BYTES, 3)) {
      case 0 -> new Shown(Phone.from(number.substring(0, 5) + code + number.substring(5)), own);
      case 1 -> new Shown("\"a" + code + code + "200 result=1\" " + Phone.from(number), own);
      default -> new Shown(Phone.from(number), own.replace("sip:", "sip:" + code));
    };
  }
}
