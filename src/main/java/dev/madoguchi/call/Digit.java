package dev.madoguchi.call;

import java.util.Optional;

/** A key of the telephone. */
public enum Digit {
  ZERO('0'),
  ONE('1'),
  TWO('2'),
  THREE('3'),
  FOUR('4'),
  FIVE('5'),
  SIX('6'),
  SEVEN('7'),
  EIGHT('8'),
  NINE('9'),
  STAR('*'),
  POUND('#');

  private final char symbol;

  Digit(char symbol) {
    this.symbol = symbol;
  }

  /** What is printed on the key. */
  public char symbol() {
    return symbol;
  }

  /** The key with this symbol; empty for anything that is not on a telephone (A to D included). */
  public static Optional<Digit> of(char symbol) {
    for (Digit digit : values()) {
      if (digit.symbol == symbol) {
        return Optional.of(digit);
      }
    }
    return Optional.empty();
  }
}
