package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.store.SqliteInquiries;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InquiriesCommandTest {
  private static final Instant NOON_IN_TOKYO = Instant.parse("2026-11-24T03:00:00Z");

  @TempDir private Path state;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine line =
        new CommandLine(new InquiriesCommand(ZoneId.of("Asia/Tokyo")))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private String[] in(Path folder, String... args) {
    List<String> all = new ArrayList<>(List.of("--state", folder.toString()));
    all.addAll(List.of(args));
    return all.toArray(String[]::new);
  }

  private SqliteInquiries store(Path folder, Inquiry.ClockKind kind) {
    return SqliteInquiries.open(
        folder.resolve("madoguchi.db"),
        folder.resolve("recordings"),
        Clock.fixed(NOON_IN_TOKYO, ZoneOffset.UTC),
        kind,
        opened -> opened.plus(Duration.ofDays(3)),
        () -> Duration.ofSeconds(1),
        Language.JAPANESE,
        _ -> false);
  }

  private void leave(SqliteInquiries store, Path folder, String call, Caller caller)
      throws IOException {
    int bytes = 65 * 16_000;
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    while (wav.hasRemaining()) {
      wav.putShort((short) (wav.remaining() % 32 < 16 ? 4_000 : -4_000));
    }
    Files.write(folder.resolve("recordings/m.wav"), wav.array());
    store.open(
        new NewInquiry(new CallId(call), new QueueName("delivery"), caller, Language.JAPANESE)
            .saidIn(new RecordingName("m")));
  }

  @Test
  void before_the_first_start_there_are_none() {
    assertThat(run(in(state, "--json"))).isZero();
    assertThat(out.toString().strip()).isEqualTo("[ ]");
    assertThat(run(in(state))).isZero();
    assertThat(out.toString()).contains("No inquiries.");
    assertThat(state).isEmptyDirectory();
  }

  @Test
  void the_list_shows_each_while_the_server_runs_and_after_it() throws IOException {
    try (SqliteInquiries store = store(state, Inquiry.ClockKind.REAL)) {
      leave(store, state, "1.1", Caller.parse("09012345678"));
      leave(store, state, "1.2", new Caller.Withheld());
      assertThat(run(in(state))).isZero();
      assertThat(out.toString())
          .contains("2026-11-24 12:00")
          .contains("2026-11-27 12:00")
          .contains("1:05")
          .contains("配送 (delivery)")
          .contains("09012345678")
          .contains("withheld");
      assertThat(err.toString()).isEmpty();
    }
    out.getBuffer().setLength(0);
    assertThat(run(in(state))).isZero();
    assertThat(out.toString().lines()).hasSize(3);
  }

  @Test
  void an_inquiry_is_marked_as_answered_while_the_server_runs() throws IOException {
    try (SqliteInquiries store = store(state, Inquiry.ClockKind.REAL)) {
      leave(store, state, "1.1", Caller.parse("09012345678"));
      String number = store.all().getFirst().number().digits();

      assertThat(run(in(state, "answer", number))).isZero();
      assertThat(out.toString()).contains("state     answered").containsPattern("answered  20..-");
      assertThat(store.all().getFirst().answered()).isPresent();
      out.getBuffer().setLength(0);
      assertThat(run(in(state))).isZero();
      assertThat(out.toString()).contains(number + "   answered");
      out.getBuffer().setLength(0);

      assertThat(run(in(state, "answer", number))).isZero();
      assertThat(err.toString()).contains(number + " was answered before; nothing is changed");
    }
  }

  @Test
  void what_is_no_number_or_no_inquiry_is_not_marked() throws IOException {
    assertThat(run(in(state, "answer", "1000013"))).isEqualTo(1);
    assertThat(err.toString()).contains("check digit");
    try (SqliteInquiries store = store(state, Inquiry.ClockKind.REAL)) {
      leave(store, state, "1.1", Caller.parse("09012345678"));
    }
    assertThat(run(in(state, "answer", new InquiryNumber(100_777).digits()))).isEqualTo(1);
    assertThat(err.toString()).contains("there is no inquiry");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void as_json_each_has_all_its_fields() throws IOException {
    try (SqliteInquiries store = store(state, Inquiry.ClockKind.REAL)) {
      leave(store, state, "1.1", Caller.parse("09012345678"));
      leave(store, state, "1.2", new Caller.Withheld());
    }
    assertThat(run(in(state, "--json"))).isZero();

    JsonNode all = new ObjectMapper().readTree(out.toString());
    assertThat(all).hasSize(2);
    assertThat(all.get(0))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"number": "%s", "state": "open", "category": "delivery", "detail": null,
                     "order": null, "caller": "09012345678", "callback": null, "language": "ja",
                     "audio": "%s", "lengthMillis": 65000,
                     "opened": "2026-11-24T12:00:00+09:00", "due": "2026-11-27T12:00:00+09:00",
                     "answered": null,
                     "call": "1.1", "clock": "real",
                     "thread": [{"said": "2026-11-24T12:00:00+09:00", "ending": "sent",
                       "audio": "%s", "lengthMillis": 65000, "call": "1.1", "clock": "real"}]}
                    """
                        .formatted(first(), audio("1.1"), audio("1.1"))));
    assertThat(all.get(1).get("caller").isNull()).isTrue();
  }

  @Test
  void show_prints_one_in_either_shape() throws IOException {
    try (SqliteInquiries store = store(state, Inquiry.ClockKind.REAL)) {
      leave(store, state, "1.1", Caller.parse("09012345678"));
    }
    assertThat(run(in(state, "show", first()))).isZero();
    assertThat(out.toString()).contains(first()).contains("配送 (delivery)").contains("1.1.wav");

    out.getBuffer().setLength(0);
    assertThat(run("show", "--json", "--state", state.toString(), first())).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).get("number").asText())
        .isEqualTo(first());
  }

  @Test
  void a_number_heard_wrong_is_told_from_one_that_is_not_there() throws IOException {
    try (SqliteInquiries store = store(state, Inquiry.ClockKind.REAL)) {
      leave(store, state, "1.1", Caller.parse("09012345678"));
    }
    String wrong = "200001" + first().substring(6);
    assertThat(run(in(state, "show", wrong))).isEqualTo(1);
    assertThat(err.toString()).contains("check digit");

    err.getBuffer().setLength(0);
    String absent = new dev.madoguchi.inquiry.InquiryNumber(100_002).digits();
    assertThat(run(in(state, "show", absent))).isEqualTo(1);
    assertThat(err.toString()).contains("no inquiry " + absent);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void what_is_typed_cannot_play_tricks_on_the_terminal() {
    assertThat(run(in(state, "show", "\u001b[2J\u009b1"))).isEqualTo(1);
    assertThat(err.toString()).doesNotContain("\u001b").doesNotContain("\u009b");
  }

  @Test
  void a_number_must_be_given() {
    assertThat(run(in(state, "show"))).isEqualTo(2);
  }

  @Test
  void a_clock_set_by_hand_is_said_loudly_beside_the_list() throws IOException {
    try (SqliteInquiries store = store(state, Inquiry.ClockKind.SET_BY_HAND)) {
      leave(store, state, "1.1", Caller.parse("09012345678"));
    }
    assertThat(run(in(state))).isZero();
    assertThat(out.toString()).contains("SET!");
    assertThat(err.toString().lines()).singleElement().asString().contains("SET BY HAND");
  }

  @Test
  void a_file_that_is_no_database_is_named() throws IOException {
    Files.writeString(state.resolve("madoguchi.db"), "not a database".repeat(100));
    assertThat(run(in(state))).isEqualTo(1);
    assertThat(err.toString()).contains("madoguchi.db");
  }

  private Path audio(String call) {
    return state.resolve("recordings/inquiries/" + call + ".wav");
  }

  private static String first() {
    return new dev.madoguchi.inquiry.InquiryNumber(100_001).digits();
  }
}
