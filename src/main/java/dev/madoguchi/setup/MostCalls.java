package dev.madoguchi.setup;

/**
 * How many calls the server holds at once; it leaves any more to the dialplan, which queues them by
 * itself. A call costs a socket and some 20 kB here, and much more in Asterisk.
 */
public record MostCalls(int number) {
  /** What a machine of two cores carries beside its Asterisk. */
  public static final MostCalls USUAL = new MostCalls(2_000);

  private static final int LARGEST = 20_000;

  public MostCalls {
    if (number < 1 || number > LARGEST) {
      throw new IllegalArgumentException("not 1 to " + LARGEST + " calls: " + number);
    }
  }

  /** Reads a number of calls. */
  public static MostCalls parse(String text) {
    try {
      return new MostCalls(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number of calls: " + text, e);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
