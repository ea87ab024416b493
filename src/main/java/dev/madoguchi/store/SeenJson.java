package dev.madoguchi.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.SeenByUs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our own sight of a call as it waits in its row for the word of the switch. */
final class SeenJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVED = "served";
  private static final String KEY = "key ";

  private SeenJson() {}

  static String of(SeenByUs seen) {
    ObjectNode node = JSON.createObjectNode();
    node.put("call", seen.id().value());
    InquiryRows.callerText(seen.caller()).ifPresent(number -> node.put("caller", number));
    node.put("entered", seen.entered().toString());
    node.put("left", seen.left().toString());
    node.put("language", seen.language().code());
    node.put("hours", seen.hours().name());
    seen.purpose().ifPresent(queue -> node.put("purpose", queue.value()));
    node.put("keys", CallWords.keys(seen.answers()));
    node.put("heard", CallWords.names(seen.heard()));
    ArrayNode stays = node.putArray("stays");
    for (SeenByUs.Stay stay : seen.stays()) {
      ObjectNode one = stays.addObject();
      one.put("queue", stay.queue().value());
      one.put("joined", stay.joined().toString());
      stay.left()
          .ifPresent(
              left -> {
                one.put("left", left.at().toString());
                one.put("outcome", text(left.outcome()));
              });
    }
    node.put("ending", seen.ending().name());
    return node.toString();
  }

  static SeenByUs read(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      List<SeenByUs.Stay> stays = new ArrayList<>();
      node.path("stays").forEach(stay -> stays.add(stay(stay)));
      return new SeenByUs(
          new CallId(node.path("call").asText()),
          Caller.parse(node.path("caller").asText()),
          Instant.parse(node.path("entered").asText()),
          Instant.parse(node.path("left").asText()),
          new Language(node.path("language").asText()),
          SeenByUs.Hours.valueOf(node.path("hours").asText()),
          node.has("purpose")
              ? Optional.of(new QueueName(node.path("purpose").asText()))
              : Optional.empty(),
          CallWords.answers(node.path("keys").asText()),
          CallWords.prompts(node.path("heard").asText()),
          stays,
          SeenByUs.Ending.valueOf(node.path("ending").asText()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not what the server writes of a call", e);
    }
  }

  private static SeenByUs.Stay stay(JsonNode stay) {
    return new SeenByUs.Stay(
        new QueueName(stay.path("queue").asText()),
        Instant.parse(stay.path("joined").asText()),
        stay.has("left")
            ? Optional.of(
                new SeenByUs.Left(
                    Instant.parse(stay.path("left").asText()),
                    outcome(stay.path("outcome").asText())))
            : Optional.empty());
  }

  private static String text(QueueOutcome outcome) {
    return switch (outcome) {
      case QueueOutcome.Served() -> SERVED;
      case QueueOutcome.LeftByKey(Digit key) -> KEY + key.symbol();
      case QueueOutcome.NotServed(QueueOutcome.Reason reason) -> reason.name();
    };
  }

  private static QueueOutcome outcome(String text) {
    if (text.equals(SERVED)) {
      return new QueueOutcome.Served();
    }
    return text.startsWith(KEY)
        ? new QueueOutcome.LeftByKey(Digit.of(text.charAt(KEY.length())).orElseThrow())
        : new QueueOutcome.NotServed(QueueOutcome.Reason.valueOf(text));
  }
}
