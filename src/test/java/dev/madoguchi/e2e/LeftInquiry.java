package dev.madoguchi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An inquiry as {@code bin/madoguchi inquiries --json} shows it. */
record LeftInquiry(
    String number,
    String state,
    String category,
    Optional<String> detail,
    Optional<String> order,
    Optional<String> callback,
    String language,
    Optional<String> caller,
    List<Message> thread,
    String opened,
    String due,
    String clock) {
  /** One message of its thread. */
  record Message(String ending, Path audio, Duration length) {
    static Message of(JsonNode json) {
      return new Message(
          json.required("ending").asText(),
          Path.of(json.required("audio").asText()),
          Duration.ofMillis(json.required("lengthMillis").asLong()));
    }

    Sound sound() {
      return Sound.read(audio);
    }
  }

  static LeftInquiry of(JsonNode json) {
    List<Message> thread = new ArrayList<>();
    json.required("thread").forEach(message -> thread.add(Message.of(message)));
    return new LeftInquiry(
        json.required("number").asText(),
        json.required("state").asText(),
        json.required("category").asText(),
        text(json, "detail"),
        text(json, "order"),
        text(json, "callback"),
        json.required("language").asText(),
        text(json, "caller"),
        thread,
        json.required("opened").asText(),
        json.required("due").asText(),
        json.required("clock").asText());
  }

  private static Optional<String> text(JsonNode json, String field) {
    JsonNode value = json.required(field);
    return value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  /** Its first message. */
  Sound message() {
    return thread.getFirst().sound();
  }

  /** The length the store tells of its first message. */
  Duration length() {
    return thread.getFirst().length();
  }
}
