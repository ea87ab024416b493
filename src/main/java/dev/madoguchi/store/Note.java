package dev.madoguchi.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * All that is known of a message but its sound, as it lies on disk from before the recording until
 * the row is there.
 *
 * @param source where the audio was recorded, below the folder of recordings
 */
record Note(
    CallId call,
    QueueName category,
    Caller caller,
    Language language,
    Instant opened,
    Inquiry.ClockKind clock,
    String source) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The note's own name: one for each recording, for a call may leave several. */
  String name() {
    String file = source.substring(source.lastIndexOf('/') + 1);
    return file.endsWith(".wav") ? file.substring(0, file.length() - 4) : file;
  }

  Note ofCall(CallId other) {
    return new Note(other, category, caller, language, opened, clock, source);
  }

  byte[] toJson() throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("call", call.value());
    node.put("category", category.value());
    InquiryRows.callerText(caller).ifPresent(number -> node.put("caller", number));
    node.put("language", language.code());
    node.put("opened", opened.toString());
    node.put("clock", InquiryRows.clockText(clock));
    node.put("source", source);
    return JSON.writeValueAsBytes(node);
  }

  /**
   * @throws IOException when it is not a note
   */
  static Note fromJson(byte[] json) throws IOException {
    JsonNode node = JSON.readTree(json);
    try {
      return new Note(
          new CallId(node.path("call").asText()),
          new QueueName(node.path("category").asText()),
          Caller.parse(node.path("caller").asText()),
          new Language(node.path("language").asText()),
          Instant.parse(node.path("opened").asText()),
          InquiryRows.clock(node.path("clock").asText()),
          node.path("source").asText());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("not a note of a message: " + e.getMessage(), e);
    }
  }
}
