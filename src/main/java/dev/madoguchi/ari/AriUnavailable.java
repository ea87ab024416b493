package dev.madoguchi.ari;

/** Asterisk's REST interface cannot be had now; the message says why. */
final class AriUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  AriUnavailable(String why) {
    super(why, null, false, false);
  }
}
