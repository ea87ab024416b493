package dev.madoguchi.ari;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of a request. */
sealed interface AriReply {
  /**
   * It was done, or is being done.
   *
   * @param text of what it tells; a subscription tells of every call of the application
   */
  record Done(String text) implements AriReply {
    /** Taken apart where somebody reads it, and not on the event loop; missing when it is none. */
    JsonNode body() {
      return AriMessages.tree(text);
    }
  }

  /**
   * There is no such thing any more (404, or 422 where it is asked after), or it has left us (409):
   * the everyday end of a call, of words and of a recording.
   */
  record Gone(String why) implements AriReply {}

  /** Asterisk does not do it: a fault of ours or of its configuration. */
  record Refused(int status, String why) implements AriReply {
    /** Whether what was to be made is there already, under the name it was to have. */
    boolean isTaken() {
      return status == 409;
    }
  }

  /** No reply will come; it may have been done all the same. */
  record Lost(String why) implements AriReply {}

  /**
   * The reply with this HTTP status.
   *
   * @param body empty when there is none
   */
  static AriReply of(int status, String reason, String body) {
    if (status >= 200 && status < 300) {
      return new Done(body);
    }
    String why = AriMessages.tree(body).path("message").asText(reason);
    // a name that is taken is a conflict too, and no end of anything (resource_channels.c)
    boolean ended =
        status == 404
            || (status == 409 && !why.contains("already exists"))
            || (status == 422 && why.contains("does not exist"));
    return ended ? new Gone(why) : new Refused(status, why);
  }
}
