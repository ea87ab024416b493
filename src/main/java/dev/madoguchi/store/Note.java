package dev.madoguchi.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.inquiry.OrderNumber;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a call's inquiry but its sound, as it lies on disk from before the first
 * recording until the row is there.
 *
 * @param told what the caller has told; its takes are the sources
 * @param stage what the inquiry is if the call ends now
 * @param receipt what its caller has been told, or will be: it is on disk before
 * @param sources where takes of the message were recorded, below the folder of recordings, the one
 *     that counts last
 */
record Note(
    NewInquiry told,
    Instant opened,
    Inquiry.ClockKind clock,
    Stage stage,
    Optional<Receipt.Kept> receipt,
    List<String> sources) {
  /** What becomes of an inquiry when its call ends. */
  enum Stage {
    /** The caller has not finished. */
    DRAFT,
    /** The message was left whole. */
    WHOLE
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  Note {
    sources = List.copyOf(sources);
  }

  /** What its audio is kept as. */
  CallId call() {
    return told.call();
  }

  /** The call that told it: the same, but for a message the dialplan took. */
  CallId opener() {
    return DialplanMessage.callOf(call());
  }

  /** Whether it is worth keeping without a message. */
  boolean hasOrder() {
    return told.order().isPresent();
  }

  /** The same, as a call of another name. */
  Note ofCall(CallId other) {
    NewInquiry renamed =
        new NewInquiry(
            other,
            told.category(),
            told.caller(),
            told.language(),
            told.detail(),
            told.order(),
            told.callback(),
            told.adds(),
            told.takes());
    return new Note(renamed, opened, clock, stage, receipt, sources);
  }

  /** The same, and this is what its caller is told. */
  Note with(Receipt.Kept other) {
    return new Note(told, opened, clock, stage, Optional.of(other), sources);
  }

  byte[] toJson() throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("call", call().value());
    node.put("category", told.category().value());
    InquiryRows.callerText(told.caller()).ifPresent(number -> node.put("caller", number));
    node.put("language", told.language().code());
    told.detail().ifPresent(detail -> node.put("detail", detail.value()));
    told.order().ifPresent(order -> node.put("order", order.digits()));
    told.callback().ifPresent(number -> node.put("callback", number.digits()));
    told.adds().ifPresent(number -> node.put("adds", number.digits()));
    node.put("opened", opened.toString());
    node.put("clock", InquiryRows.clockText(clock));
    node.put("stage", stage == Stage.WHOLE ? "whole" : "draft");
    receipt.ifPresent(kept -> node.put("number", kept.number().digits()));
    receipt.ifPresent(kept -> node.put("due", kept.due().toString()));
    sources.forEach(node.putArray("sources")::add);
    return JSON.writeValueAsBytes(node);
  }

  /**
   * Reads a note, also one of a version that knew one source and no drafts.
   *
   * @throws IOException when it is not a note
   */
  static Note fromJson(byte[] json) throws IOException {
    JsonNode node = JSON.readTree(json);
    try {
      NewInquiry told =
          new NewInquiry(
              new CallId(node.path("call").asText()),
              new QueueName(node.path("category").asText()),
              Caller.parse(node.path("caller").asText()),
              new Language(node.path("language").asText()),
              text(node, "detail").map(Topic::new),
              text(node, "order").map(OrderNumber::new),
              text(node, "callback").map(PhoneNumber::new),
              text(node, "adds").flatMap(InquiryNumber::parse),
              List.of());
      List<String> sources = new ArrayList<>();
      text(node, "source").ifPresent(sources::add);
      node.path("sources").forEach(source -> sources.add(source.asText()));
      return new Note(
          told,
          Instant.parse(node.path("opened").asText()),
          InquiryRows.clock(node.path("clock").asText()),
          node.path("stage").asText().equals("draft") ? Stage.DRAFT : Stage.WHOLE,
          text(node, "number")
              .flatMap(InquiryNumber::parse)
              .map(n -> new Receipt.Kept(n, Instant.parse(node.path("due").asText()))),
          sources);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("not a note of a message: " + e.getMessage(), e);
    }
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field).asText()).filter(text -> !text.isEmpty());
  }
}
