package dev.madoguchi.crowd;

/**
 * What Asterisk says to a request.
 *
 * @param body JSON; empty for none
 */
record AriReply(int status, String reason, String body) {
  static final AriReply NO_CONTENT = new AriReply(204, "No Content", "");
  static final AriReply NOT_IN_STASIS = error(409, "Conflict", "Channel not in Stasis application");
  static final AriReply NO_CHANNEL = error(404, "Not Found", "Channel not found");
  static final AriReply NO_PLAYBACK = error(404, "Not Found", "Playback not found");
  static final AriReply NO_RECORDING = error(404, "Not Found", "Recording not found");
  static final AriReply NO_SOURCE =
      error(422, "Unprocessable Entity", "Event source does not exist");
  static final AriReply NOT_TAKEN = error(400, "Bad Request", "Asterisk would not take it");

  static AriReply ok(String body) {
    return new AriReply(200, "OK", body);
  }

  static AriReply created(String body) {
    return new AriReply(201, "Created", body);
  }

  private static AriReply error(int status, String reason, String why) {
    return new AriReply(status, reason, "{\"message\":\"" + why + "\"}");
  }

  boolean isDone() {
    return status < 300;
  }
}
