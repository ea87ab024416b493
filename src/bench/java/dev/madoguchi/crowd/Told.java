package dev.madoguchi.crowd;

import java.util.Map;
import java.util.TreeMap;

/** Figures a program tells by name in one line of its output; times are in milliseconds. */
record Told(Map<String, Double> figures) {
  Told {
    figures = Map.copyOf(figures);
  }

  /** Reads "name=1.5 other=2". */
  static Told parse(String line) {
    Map<String, Double> figures = new TreeMap<>();
    for (String word : line.strip().split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        figures.put(word.substring(0, equals), Double.parseDouble(word.substring(equals + 1)));
      }
    }
    return new Told(figures);
  }

  double of(String name) {
    Double figure = figures.get(name);
    if (figure == null) {
      throw new IllegalStateException("no " + name + " was told: " + figures);
    }
    return figure;
  }

  long whole(String name) {
    return Math.round(of(name));
  }
}
