package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a message tells that the dialplan took: EPOCHSECONDS-UNIQUEID-NUMBER-QUEUE.wav.
 */
record DialplanMessage(Instant at, CallId call, Caller caller, QueueName category) {
  private static final QueueName OTHER = new QueueName("other");
  // FILTER in the dialplan lets * and # through; such a number counts as withheld
  private static final Pattern NAME =
      Pattern.compile(
          "([0-9]{9,11})-([A-Za-z0-9._-]{1,48})-([0-9+*#]{0,40}|withheld)"
              + "(-(returns|delivery|orders|account|site|other))?\\.wav");

  static Optional<DialplanMessage> parse(String fileName) {
    Matcher name = NAME.matcher(fileName);
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DialplanMessage(
              Instant.ofEpochSecond(Long.parseLong(name.group(1))),
              new CallId(name.group(2)),
              Caller.parse(name.group(3)),
              name.group(5) == null ? OTHER : new QueueName(name.group(5))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The call's name when the call has left another message already. */
  CallId callOfAnother() {
    return new CallId(call.value() + "-" + at.getEpochSecond());
  }
}
