package dev.madoguchi.speech;

import dev.madoguchi.call.Prompt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The recorded numbers of one kind, for example the days of a month; each is called KIND-VALUE. */
final class Pieces {
  private final String kind;
  private final NavigableMap<Integer, Prompt> recorded = new TreeMap<>();

  private Pieces(String kind) {
    this.kind = kind;
  }

  /** Every value from the first to the last. */
  static Pieces of(String kind, int first, int last) {
    return new Pieces(kind).and(first, last, 1);
  }

  /** These, and every value from the first to the last in such steps. */
  Pieces and(int first, int last, int step) {
    Pieces more = new Pieces(kind);
    more.recorded.putAll(recorded);
    IntStream.iterate(first, value -> value <= last, value -> value + step)
        .forEach(value -> more.recorded.put(value, new Prompt(kind + "-" + value)));
    return more;
  }

  /**
   * The piece that says the value.
   *
   * @throws IllegalArgumentException when there is none
   */
  Prompt at(int value) {
    Prompt piece = recorded.get(value);
    if (piece == null) {
      throw new IllegalArgumentException("there is no recorded piece " + kind + "-" + value);
    }
    return piece;
  }

  /**
   * The pieces whose values add up to this one, the largest first: 21,305 from 20,000, 1,000, 300
   * and 5.
   *
   * @throws IllegalArgumentException when they do not
   */
  List<Prompt> addingUpTo(int value) {
    List<Prompt> pieces = new ArrayList<>(List.of(at(largest(value))));
    int rest = value - largest(value);
    while (rest > 0) {
      pieces.add(at(largest(rest)));
      rest -= largest(rest);
    }
    return pieces;
  }

  private int largest(int value) {
    Integer largest = recorded.floorKey(value);
    if (largest == null) {
      throw new IllegalArgumentException("no recorded pieces of " + kind + " say " + value);
    }
    return largest;
  }

  Collection<Prompt> all() {
    return List.copyOf(recorded.values());
  }
}
