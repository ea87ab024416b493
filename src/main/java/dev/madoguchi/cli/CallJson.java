package dev.madoguchi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.queue.Account;
import dev.madoguchi.report.Average;
import dev.madoguchi.report.CallRecord;
import dev.madoguchi.report.CallRecord.Joined;
import dev.madoguchi.report.Counted;
import dev.madoguchi.report.Ratio;
import dev.madoguchi.report.Tally;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls for programs: what is not known is null; pure ASCII as {@link InquiryJson}. */
final class CallJson {
  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build()
          .writerWithDefaultPrettyPrinter();

  private CallJson() {}

  static String of(List<CallRecord> calls, Counted counted, ZoneId zone) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("calls", calls.stream().map(call -> fields(call, zone)).toList());
    all.put("tally", fields(counted));
    try {
      return JSON.writeValueAsString(all) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text and numbers are always JSON", e);
    }
  }

  private static Map<String, Object> fields(CallRecord call, ZoneId zone) {
    boolean joined = call.joined() == Joined.A_QUEUE;
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("call", call.id().value());
    fields.put("entered", time(call.entered(), zone));
    fields.put("left", call.left().map(left -> time(left, zone)).orElse(null));
    fields.put(
        "caller",
        switch (call.caller()) {
          case Caller.Numbered(var number) -> number.digits();
          case Caller.Withheld() -> null;
        });
    fields.put("language", call.language().map(Language::code).orElse(null));
    fields.put("keys", call.answers().stream().map(CallJson::fields).toList());
    fields.put("heard", call.heard().stream().map(Prompt::name).toList());
    fields.put("queue", call.queue().map(QueueName::value).orElse(null));
    fields.put("waitMillis", joined ? call.waited().toMillis() : null);
    fields.put("talkMillis", call.agent().isPresent() ? call.talked().toMillis() : null);
    fields.put("agent", call.agent().map(Account::value).orElse(null));
    fields.put("inquiry", call.inquiry().map(InquiryNumber::digits).orElse(null));
    fields.put("outcome", CallWords.word(call.outcome()));
    fields.put("endedBy", CallWords.word(call.endedBy()));
    fields.put("clock", clock(call.clock()));
    return fields;
  }

  private static Map<String, Object> fields(SeenByUs.Answer answer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("question", answer.question().name());
    fields.put("key", answer.key().map(key -> String.valueOf(key.symbol())).orElse(null));
    return fields;
  }

  private static Map<String, Object> fields(Counted counted) {
    Tally tally = counted.tally(Tally.Thresholds.USUAL);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("clock", clock(counted.clock()));
    fields.put("leftOutUnderSetClock", counted.leftOut());
    fields.put("calls", tally.calls());
    fields.put("offered", tally.offered());
    fields.put("answered", tally.answered());
    fields.put("answeredInTime", tally.answeredInTime());
    fields.put("abandoned", tally.abandoned());
    fields.put("abandonedShortly", tally.abandonedShortly());
    fields.put("movedToInquiry", tally.moved());
    fields.put("overflow", tally.overflow());
    fields.put("closed", tally.closed());
    fields.put("endedInMenu", tally.inMenu());
    fields.put("serviceLevelPercent", percent(tally.serviceLevel()));
    fields.put("serviceLevelStrictPercent", percent(tally.serviceLevelStrict()));
    fields.put("serviceLevelOnlyHandledPercent", percent(tally.serviceLevelOnlyHandled()));
    fields.put(
        "serviceLevelShortCountedGoodPercent", percent(tally.serviceLevelShortCountedGood()));
    fields.put("abandonRatePercent", percent(tally.abandonRate()));
    fields.put("averageSpeedOfAnswerMillis", milliseconds(tally.speedOfAnswer()));
    fields.put("averageTalkTimeMillis", milliseconds(tally.talkTime()));
    return fields;
  }

  private static String clock(ClockKind kind) {
    return switch (kind) {
      case REAL -> "real";
      case SET_BY_HAND -> "set";
    };
  }

  private static Object percent(Ratio ratio) {
    return ratio.percent().orElse(null);
  }

  private static Object milliseconds(Average average) {
    return average.each().map(each -> each.toMillis()).orElse(null);
  }

  private static String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }
}
