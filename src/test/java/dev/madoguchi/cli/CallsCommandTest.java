package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.CallTrail;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.store.Retention;
import dev.madoguchi.store.SqliteCalls;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The records of calls, and what became of them. */
class CallsCommandTest {
  // in Tokyo the day begins at 15:00 of the day before
  private static final Instant LAST_OF_MONDAY = Instant.parse("2026-11-23T14:59:59Z");
  private static final Instant FIRST_OF_TUESDAY = Instant.parse("2026-11-23T15:00:00Z");
  private static final Instant LAST_OF_TUESDAY = Instant.parse("2026-11-24T14:59:59Z");
  private static final Instant FIRST_OF_WEDNESDAY = Instant.parse("2026-11-24T15:00:00Z");

  @TempDir private Path state;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Runnable command, String... args) {
    List<String> all = new ArrayList<>(List.of("--state", state.toString()));
    all.addAll(List.of(args));
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private void called(ClockKind clock, Instant... times) {
    try (SqliteCalls calls =
        SqliteCalls.open(
            state.resolve("madoguchi.db"), state.resolve("calls"), state.resolve("pid"), clock)) {
      for (Instant at : times) {
        calls.note(
            new CallTrail(() -> at)
                .end(
                    new CallId("1." + at.getEpochSecond()),
                    Caller.parse("09012345678"),
                    Language.JAPANESE,
                    SeenByUs.Ending.GONE));
      }
    }
  }

  @Test
  void days_are_those_of_the_line_and_the_last_is_included() throws IOException {
    called(ClockKind.REAL, LAST_OF_MONDAY, FIRST_OF_TUESDAY, LAST_OF_TUESDAY, FIRST_OF_WEDNESDAY);

    assertThat(run(new CallsCommand(), "--json", "--from", "2026-11-24", "--to", "2026-11-24"))
        .isZero();

    JsonNode all = new ObjectMapper().readTree(out.toString());
    assertThat(all.required("calls"))
        .extracting(call -> call.required("entered").asText())
        .containsExactly("2026-11-24T00:00:00+09:00", "2026-11-24T23:59:59+09:00");
    assertThat(all.required("tally").required("calls").asInt()).isEqualTo(2);
    assertThat(all.required("calls").get(0).required("caller").asText()).isEqualTo("09012345678");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void for_people_the_number_is_masked_and_the_time_is_the_lines() {
    called(ClockKind.REAL, FIRST_OF_TUESDAY);
    assertThat(run(new CallsCommand())).isZero();
    assertThat(out.toString())
        .contains("2026-11-24 00:00:00")
        .contains("5678")
        .doesNotContain("09012345678")
        .doesNotContain("90123");
  }

  @Test
  void a_clock_set_by_hand_is_said_loudly_beside_the_list() {
    called(ClockKind.SET_BY_HAND, FIRST_OF_TUESDAY);
    assertThat(run(new CallsCommand())).isZero();
    assertThat(err.toString().lines()).singleElement().asString().contains("SET BY HAND when 1 of");
  }

  @Test
  void calls_under_a_clock_set_by_hand_count_only_among_themselves() throws IOException {
    called(ClockKind.SET_BY_HAND, FIRST_OF_TUESDAY, LAST_OF_TUESDAY);
    assertThat(tally().required("calls").asInt()).isEqualTo(2);
    assertThat(tally().required("clock").asText()).isEqualTo("set");
    assertThat(text()).contains("counted: 2 calls, all under a clock set by hand");

    called(ClockKind.REAL, FIRST_OF_WEDNESDAY);
    assertThat(tally().required("calls").asInt()).isEqualTo(1);
    assertThat(tally().required("clock").asText()).isEqualTo("real");
    assertThat(tally().required("leftOutUnderSetClock").asInt()).isEqualTo(2);
    assertThat(text())
        .contains("counted: 1 calls; 2 under a clock set by hand are left out")
        .contains("2026-11-24 00:00:00");
  }

  private JsonNode tally() throws IOException {
    return new ObjectMapper().readTree(text("--json")).required("tally");
  }

  private String text(String... args) {
    out.getBuffer().setLength(0);
    assertThat(run(new CallsCommand(), args)).isZero();
    return out.toString();
  }

  @Test
  void what_is_no_day_is_refused() {
    assertThat(run(new CallsCommand(), "--from", "yesterday")).isEqualTo(2);
    assertThat(err.toString()).contains("--from");
  }

  @Test
  void before_the_first_start_there_are_no_calls_and_nothing_was_deleted() {
    assertThat(run(new CallsCommand())).isZero();
    assertThat(out.toString()).contains("No calls.");
    out.getBuffer().setLength(0);
    assertThat(run(new RetentionCommand())).isZero();
    assertThat(out.toString()).contains("kept for").endsWith("deleted" + System.lineSeparator());
    assertThat(state).isEmptyDirectory();
  }

  @Test
  void what_was_deleted_is_shown_with_its_time_on_the_line() {
    called(ClockKind.REAL, FIRST_OF_TUESDAY, LAST_OF_TUESDAY);
    Instant muchLater = FIRST_OF_TUESDAY.plus(Duration.ofDays(36_524)); // about 2126
    new Retention(state.resolve("madoguchi.db"), state.resolve("recordings"))
        .delete(Plans.read(Path.of("config/support-line.yaml")).retention(), muchLater);

    assertThat(run(new RetentionCommand())).isZero();
    assertThat(out.toString()).containsPattern("2126-11-\\d\\d 00:00  call-records +2\\R");
  }
}
