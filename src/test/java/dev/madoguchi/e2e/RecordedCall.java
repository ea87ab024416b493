package dev.madoguchi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call as {@code bin/madoguchi calls --json} shows it; a key of nothing is silence. */
record RecordedCall(
    Optional<String> caller,
    OffsetDateTime entered,
    Optional<OffsetDateTime> left,
    Optional<String> language,
    List<String> keys,
    List<String> heard,
    Optional<String> queue,
    Optional<Duration> waited,
    Optional<Duration> talked,
    Optional<String> agent,
    Optional<String> inquiry,
    String outcome,
    String endedBy,
    String clock) {
  static RecordedCall of(JsonNode json) {
    return new RecordedCall(
        text(json, "caller"),
        OffsetDateTime.parse(json.required("entered").asText()),
        text(json, "left").map(OffsetDateTime::parse),
        text(json, "language"),
        keys(json.required("keys")),
        words(json.required("heard")),
        text(json, "queue"),
        text(json, "waitMillis").map(Long::valueOf).map(Duration::ofMillis),
        text(json, "talkMillis").map(Long::valueOf).map(Duration::ofMillis),
        text(json, "agent"),
        text(json, "inquiry"),
        json.required("outcome").asText(),
        json.required("endedBy").asText(),
        json.required("clock").asText());
  }

  private static Optional<String> text(JsonNode json, String key) {
    JsonNode value = json.required(key);
    return value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  private static List<String> words(JsonNode json) {
    List<String> words = new ArrayList<>();
    json.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static List<String> keys(JsonNode json) {
    List<String> keys = new ArrayList<>();
    json.forEach(
        answer ->
            keys.add(answer.required("question").asText() + "=" + text(answer, "key").orElse("")));
    return keys;
  }
}
