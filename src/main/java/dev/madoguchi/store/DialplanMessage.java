package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a message tells that the dialplan took:
 * EPOCHSECONDS-UNIQUEID-NUMBER-QUEUE.LANGUAGE.wav; those of earlier versions end before a part.
 */
record DialplanMessage(
    Instant at, CallId call, Caller caller, QueueName category, Language language) {
  private static final QueueName OTHER = new QueueName("other");
  // A call's name ends with a point and figures, so that a queue with a hyphen and a figure is told
  // from a number; FILTER in the dialplan lets * and # through: such a number counts as withheld.
  private static final Pattern NAME =
      Pattern.compile(
          "([0-9]{9,11})-([A-Za-z0-9._-]{0,38}\\.[0-9]{1,9})-([0-9+*#]{0,40}|withheld)"
              + "(?:-([a-z][a-z0-9-]{0,31}))?(?:\\.([a-z]{2}))?\\.wav");
  private static final Pattern MESSAGE_NAME = Pattern.compile("(.+\\.[0-9]+)-[0-9]{9,11}");

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
              name.group(4) == null ? OTHER : new QueueName(name.group(4)),
              name.group(5) == null ? Language.JAPANESE : new Language(name.group(5))));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What its audio is kept as: the call may have left a message with us as well. */
  CallId messageName() {
    return new CallId(call.value() + "-" + at.getEpochSecond());
  }

  /** The call that left what is kept so, whether with the dialplan or with us. */
  static CallId callOf(CallId messageName) {
    Matcher name = MESSAGE_NAME.matcher(messageName.value());
    return name.matches() ? new CallId(name.group(1)) : messageName;
  }
}
