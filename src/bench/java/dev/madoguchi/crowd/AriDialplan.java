package dev.madoguchi.crowd;

import java.util.List;
import java.util.regex.Pattern;

/** What the dialplan makes of a call the server sends into it (extensions.conf). */
enum AriDialplan {
  /** The call comes back at once. */
  BACK,
  /** The call hears that it may take a moment, and comes back. */
  MOMENT,
  /** The call waits in a queue, and comes back when it is out of it. */
  QUEUE,
  /** The server has done with it. */
  DONE,
  TURNED_AWAY,
  GIVEN_BACK;

  private record Place(String context, Pattern extension, AriDialplan what) {
    Place(String context, String extension, AriDialplan what) {
      this(context, Pattern.compile(extension), what);
    }
  }

  /** The few of the server's extensions from which a call does not come straight back. */
  private static final List<Place> NOT_AT_ONCE =
      List.of(
          new Place("from-ari", "done", DONE),
          new Place("from-ari", "[em][0-9].*", QUEUE),
          new Place("from-ari", "moment", MOMENT),
          new Place("from-ari", "no-room-.*", TURNED_AWAY),
          new Place("support-line", "static", GIVEN_BACK),
          new Place("support-line", "given-back", GIVEN_BACK));

  /**
   * What is there.
   *
   * @throws IllegalArgumentException when the server has no business there
   */
  static AriDialplan at(String context, String extension) {
    for (Place each : NOT_AT_ONCE) {
      if (each.context().equals(context) && each.extension().matcher(extension).matches()) {
        return each.what();
      }
    }
    if (!context.equals("from-ari")) {
      throw new IllegalArgumentException("no place of a server's in the dialplan");
    }
    return BACK;
  }
}
