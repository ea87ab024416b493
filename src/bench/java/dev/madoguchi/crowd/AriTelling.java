package dev.madoguchi.crowd;

/** What is told of one call, and what is to happen to it later. */
interface AriTelling {
  /** Whether anybody is told anything. */
  boolean isThere();

  /** It wants in, and nobody is there: it tries again later. */
  void findsNobody();

  void say(String type, String rest);

  /** After it the server has its say. */
  void handOver(String type, String rest);

  /** {@link AriCaller#happens(AriCaller.Happening, int)} is called then, with these. */
  void later(long millis, AriCaller.Happening what, int turn);
}
