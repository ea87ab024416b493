package dev.madoguchi.call;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Several keys pressed in a row.
 *
 * @param pressed in order; the # that ended them is not among them
 * @param ending what ended them
 */
public record Keys(List<Digit> pressed, Ending ending) {
  /** What ended the keys. */
  public enum Ending {
    /** {@code #}, or as many keys as were asked for. */
    KEY,
    /** No more came. */
    SILENCE
  }

  public Keys {
    pressed = List.copyOf(pressed);
  }

  /** The keys as they are printed, in a row. */
  public String symbols() {
    return pressed.stream()
        .map(digit -> Character.toString(digit.symbol()))
        .collect(Collectors.joining());
  }
}
