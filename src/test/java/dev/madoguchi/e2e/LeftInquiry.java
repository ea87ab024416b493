package dev.madoguchi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** An inquiry as {@code bin/madoguchi inquiries --json} shows it. */
record LeftInquiry(
    String number,
    String category,
    String language,
    Optional<String> caller,
    Path audio,
    Duration length,
    String opened,
    String clock) {
  static LeftInquiry of(JsonNode json) {
    return new LeftInquiry(
        json.required("number").asText(),
        json.required("category").asText(),
        json.required("language").asText(),
        json.required("caller").isNull()
            ? Optional.empty()
            : Optional.of(json.required("caller").asText()),
        Path.of(json.required("audio").asText()),
        Duration.ofMillis(json.required("lengthMillis").asLong()),
        json.required("opened").asText(),
        json.required("clock").asText());
  }

  Sound message() {
    return Sound.read(audio);
  }
}
