package dev.madoguchi.e2e;

/** What became of a caller. */
enum Ending {
  /** Talked with an agent, and was not cut off. */
  AGENT("agent"),
  /** Heard that the inquiry is kept. */
  INQUIRY("inquiry"),
  /** Left a message with the dialplan, and was thanked for it. */
  MESSAGE("message"),
  /** Heard a good-bye. */
  SPOKEN_ENDING("spoken ending"),
  /** Had a call when Asterisk died: nobody can keep that one. */
  DIED_WITH_ASTERISK("died with Asterisk"),
  /** Nobody answered, however often the caller tried. */
  NOT_ANSWERED("not answered"),
  /** None of it. */
  LOST("lost");

  private final String words;

  Ending(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
