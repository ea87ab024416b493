package dev.madoguchi.crowd;

/** How a call came to its end, for what the server did of it. */
enum Ending {
  NOT_YET,
  HUNG_UP,
  FINISHED,
  TURNED_AWAY,
  GIVEN_BACK
}
