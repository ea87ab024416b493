package dev.madoguchi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.OrderNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inquiries for programs; pure ASCII, so that no terminal and no encoding can spoil it. */
final class InquiryJson {
  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build()
          .writerWithDefaultPrettyPrinter();

  private InquiryJson() {}

  static String of(List<Inquiry> inquiries, ZoneId zone) {
    return text(inquiries.stream().map(each -> fields(each, zone)).toList());
  }

  static String of(Inquiry inquiry, ZoneId zone) {
    return text(fields(inquiry, zone));
  }

  // what is not there is null, JSON's own word for nothing
  private static Map<String, Object> fields(Inquiry inquiry, ZoneId zone) {
    Optional<Inquiry.Message> first = inquiry.thread().stream().findFirst();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", inquiry.number().digits());
    fields.put(
        "state",
        switch (inquiry.state()) {
          case DRAFT -> "draft";
          case OPEN -> "open";
          case ANSWERED -> "answered";
        });
    fields.put("category", inquiry.category().value());
    fields.put("detail", inquiry.detail().map(Topic::value).orElse(null));
    fields.put("order", inquiry.order().map(OrderNumber::digits).orElse(null));
    fields.put(
        "caller",
        switch (inquiry.caller()) {
          case Caller.Numbered(var number) -> number.digits();
          case Caller.Withheld() -> null;
        });
    fields.put("callback", inquiry.callback().map(PhoneNumber::digits).orElse(null));
    fields.put("language", inquiry.language().code());
    fields.put("audio", first.map(message -> message.audio().toString()).orElse(null));
    fields.put("lengthMillis", first.map(message -> message.length().toMillis()).orElse(null));
    fields.put("opened", time(inquiry.opened(), zone));
    fields.put("due", time(inquiry.due(), zone));
    fields.put("answered", inquiry.answered().map(at -> time(at, zone)).orElse(null));
    fields.put("call", inquiry.call().value());
    fields.put("clock", clock(inquiry.clock()));
    fields.put("thread", inquiry.thread().stream().map(each -> message(each, zone)).toList());
    return fields;
  }

  private static Map<String, Object> message(Inquiry.Message message, ZoneId zone) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("said", time(message.said(), zone));
    fields.put(
        "ending",
        switch (message.ending()) {
          case SENT -> "sent";
          case CUT_OFF -> "cut off";
        });
    fields.put("audio", message.audio().toString());
    fields.put("lengthMillis", message.length().toMillis());
    fields.put("call", message.call().value());
    fields.put("clock", clock(message.clock()));
    return fields;
  }

  private static String clock(Inquiry.ClockKind kind) {
    return switch (kind) {
      case REAL -> "real";
      case SET_BY_HAND -> "set";
    };
  }

  private static String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text and numbers are always JSON", e);
    }
  }
}
