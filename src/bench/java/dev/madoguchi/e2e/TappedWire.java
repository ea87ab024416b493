package dev.madoguchi.e2e;

import java.util.List;

/** Writes down what passes between a real Asterisk and our server; safe for use by many threads. */
interface TappedWire extends Relay.Tap {
  /** Begins anew. */
  void forget();

  /** What was said since, a line each, with who says it before it. */
  List<String> taken();
}
