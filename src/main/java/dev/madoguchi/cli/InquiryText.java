package dev.madoguchi.cli;

import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Printable;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.Inquiry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Inquiries for people. */
final class InquiryText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final Map<String, String> JAPANESE =
      Map.of(
          "returns", "キャンセル・返品",
          "delivery", "配送",
          "orders", "ご注文・決済",
          "account", "ログイン・会員登録",
          "site", "システム・サイト",
          "other", "その他");
  // the category comes last: Japanese is twice as wide, and no column has to follow it
  private static final String LINE = "%-8s  %-16s  %-16s  %6s  %-21s  %-5s  %s%n";

  private InquiryText() {}

  static String list(List<Inquiry> inquiries, ZoneId zone) {
    if (inquiries.isEmpty()) {
      return "No inquiries." + System.lineSeparator();
    }
    StringBuilder text = new StringBuilder();
    text.append(LINE.formatted("number", "opened", "due", "length", "caller", "clock", "category"));
    for (Inquiry each : inquiries) {
      text.append(
          LINE.formatted(
              each.number().digits(),
              time(each.opened(), zone),
              time(each.due(), zone),
              length(each.length()),
              caller(each.caller()),
              clock(each.clock()),
              category(each.category())));
    }
    return text.toString();
  }

  static String one(Inquiry inquiry, ZoneId zone) {
    return """
        number    %s
        category  %s
        caller    %s
        language  %s
        opened    %s (%s)
        due       %s
        length    %s
        audio     %s
        call      %s
        clock     %s
        """
        .formatted(
            inquiry.number().digits(),
            category(inquiry.category()),
            caller(inquiry.caller()),
            inquiry.language(),
            time(inquiry.opened(), zone),
            zone,
            time(inquiry.due(), zone),
            length(inquiry.length()),
            Printable.of(inquiry.audio().toString()),
            inquiry.call(),
            clock(inquiry.clock()));
  }

  private static String category(QueueName category) {
    String japanese = JAPANESE.get(category.value());
    return japanese == null ? category.value() : japanese + " (" + category.value() + ")";
  }

  private static String caller(Caller caller) {
    return switch (caller) {
      case Caller.Numbered(var number) -> number.digits();
      case Caller.Withheld() -> "withheld";
    };
  }

  private static String clock(Inquiry.ClockKind kind) {
    return switch (kind) {
      case REAL -> "real";
      case SET_BY_HAND -> "SET!";
    };
  }

  private static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  private static String length(Duration length) {
    return "%d:%02d".formatted(length.toMinutes(), length.toSecondsPart());
  }
}
