package dev.madoguchi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.madoguchi.call.Caller;
import dev.madoguchi.inquiry.Inquiry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private static Map<String, Object> fields(Inquiry inquiry, ZoneId zone) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", inquiry.number().digits());
    fields.put("category", inquiry.category().value());
    fields.put(
        "caller",
        switch (inquiry.caller()) {
          case Caller.Numbered(var number) -> number.digits();
          // JSON's own word for nothing
          case Caller.Withheld() -> null;
        });
    fields.put("language", inquiry.language().code());
    fields.put("audio", inquiry.audio().toString());
    fields.put("lengthMillis", inquiry.length().toMillis());
    fields.put("opened", time(inquiry.opened(), zone));
    fields.put("due", time(inquiry.due(), zone));
    fields.put("call", inquiry.call().value());
    fields.put(
        "clock",
        switch (inquiry.clock()) {
          case REAL -> "real";
          case SET_BY_HAND -> "set";
        });
    return fields;
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
