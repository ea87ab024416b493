package dev.madoguchi.cli;

import dev.madoguchi.call.Caller;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.Printable;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Topic;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.OrderNumber;
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
  private static final String LINE = "%-8s  %-8s  %-16s  %-16s  %7s  %-21s  %-5s  %s%n";

  private InquiryText() {}

  static String list(List<Inquiry> inquiries, ZoneId zone) {
    if (inquiries.isEmpty()) {
      return "No inquiries." + System.lineSeparator();
    }
    StringBuilder text = new StringBuilder();
    text.append(
        LINE.formatted(
            "number", "state", "opened", "due", "length", "caller", "clock", "category"));
    for (Inquiry each : inquiries) {
      text.append(
          LINE.formatted(
              each.number().digits(),
              state(each.state()),
              time(each.opened(), zone),
              time(each.due(), zone),
              spoken(each),
              caller(each.caller()),
              clock(each.clock()),
              category(each.category())));
    }
    return text.toString();
  }

  static String one(Inquiry inquiry, ZoneId zone) {
    StringBuilder text =
        new StringBuilder(
            """
            number    %s
            state     %s
            category  %s
            detail    %s
            order     %s
            caller    %s
            callback  %s
            language  %s
            opened    %s (%s)
            due       %s
            answered  %s
            call      %s
            clock     %s
            """
                .formatted(
                    inquiry.number().digits(),
                    state(inquiry.state()),
                    category(inquiry.category()),
                    inquiry.detail().map(Topic::value).orElse("-"),
                    inquiry.order().map(OrderNumber::digits).orElse("-"),
                    caller(inquiry.caller()),
                    inquiry.callback().map(PhoneNumber::digits).orElse("-"),
                    inquiry.language(),
                    time(inquiry.opened(), zone),
                    zone,
                    time(inquiry.due(), zone),
                    inquiry.answered().map(at -> time(at, zone)).orElse("-"),
                    inquiry.call(),
                    clock(inquiry.clock())));
    for (Inquiry.Message message : inquiry.thread()) {
      text.append(
          "message   %s  %s  %s  %s%n"
              .formatted(
                  time(message.said(), zone),
                  length(message.length()),
                  switch (message.ending()) {
                    case SENT -> "sent";
                    case CUT_OFF -> "cut off";
                  },
                  Printable.of(message.audio().toString())));
    }
    return text.toString();
  }

  private static String state(Inquiry.State state) {
    return switch (state) {
      case DRAFT -> "draft";
      case OPEN -> "open";
      case ANSWERED -> "answered";
    };
  }

  /** All that was said; more than one message is told by their number. */
  private static String spoken(Inquiry inquiry) {
    Duration all =
        inquiry.thread().stream()
            .map(Inquiry.Message::length)
            .reduce(Duration.ZERO, Duration::plus);
    int messages = inquiry.thread().size();
    return messages > 1 ? messages + "x " + length(all) : messages == 1 ? length(all) : "-";
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
