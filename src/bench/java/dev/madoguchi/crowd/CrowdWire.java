package dev.madoguchi.crowd;

import java.io.IOException;

/**
 * What carries the calls of a crowd to the server, and sees how long the server thinks. Used by one
 * thread.
 */
interface CrowdWire {
  /** How a call comes. */
  enum Coming {
    /** Nobody has taken it yet. */
    FRESH,
    /** Its server went away in the menu: the dialplan sends it to whichever is there. */
    RESUMED
  }

  /** Returns when calls can come; the server may still be starting. */
  void await() throws IOException;

  /** Calls on the line, and what the server has not let go of. */
  int held();

  /** Calls the server has said nothing to yet. */
  int unserved();

  /**
   * A call comes.
   *
   * @param since when its wait for the first command began, by {@link System#nanoTime}: of many
   *     that come at once when the first of them did
   * @return hangs up, if nobody else has by then
   */
  Timetable.Deed ring(int number, Coming coming, Habits habits, long since) throws IOException;

  /** Whatever is due, and whatever has come. */
  void turn() throws IOException;

  void hangUpAll() throws IOException;

  /** Whatever joins the two breaks, where it is more than a call's own. */
  void cut();

  /** Begins all times anew, and the peak; what went wrong stays. */
  void forget();

  /** As {@link Told} reads them: times since {@link #forget}, all else since the beginning. */
  String figures();
}
