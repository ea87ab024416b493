package dev.madoguchi.ari;

/** One message of Asterisk's on a socket. */
sealed interface AriMessage {
  /** To the request of ours with this number. */
  record Answer(String request, AriReply reply) implements AriMessage {}

  record News(AriEvent event) implements AriMessage {}

  /** A message of a type, or with a content, that we do not know. */
  record Unknown(String type) implements AriMessage {}
}
