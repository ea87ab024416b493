package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.speech.WavBytes;
import dev.madoguchi.store.SqliteInquiries;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** In which zone times are shown. */
class InquiriesZoneTest {
  @TempDir Path folder;
  @TempDir Path config;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path plan;

  @BeforeEach
  void an_inquiry_came_and_the_settings_name_a_plan() throws IOException {
    plan = config.resolve("plan.yaml");
    String shipped = Files.readString(Path.of("config", "support-line.yaml"));
    Files.writeString(plan, shipped.replace("zone: Asia/Tokyo", "zone: America/New_York"));
    Files.copy(Path.of("config", "holidays-jp.csv"), config.resolve("holidays-jp.csv"));
    Settings usual = Settings.defaults(new Home(config));
    new Settings(
            usual.sip(),
            usual.trunks(),
            usual.agi(),
            usual.ami(),
            usual.ari(),
            usual.rtp(),
            usual.mostCalls(),
            plan,
            usual.asOf())
        .save(new StateFolder(folder));
    try (SqliteInquiries store =
        SqliteInquiries.open(
            folder.resolve("madoguchi.db"),
            folder.resolve("recordings"),
            Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC),
            Inquiry.ClockKind.REAL,
            opened -> opened.plus(Duration.ofDays(3)),
            () -> Duration.ofSeconds(1),
            Language.JAPANESE,
            _ -> false)) {
      Files.write(folder.resolve("recordings/m.wav"), WavBytes.telephone(tone()));
      store.open(
          new NewInquiry(
                  new CallId("1.1"),
                  new QueueName("delivery"),
                  new Caller.Withheld(),
                  Language.JAPANESE)
              .saidIn(new RecordingName("m")));
    }
  }

  /** Two seconds of something to hear: silence would be no message. */
  private static short[] tone() {
    short[] samples = new short[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(i * 0.4));
    }
    return samples;
  }

  @Test
  void times_are_those_of_the_plan() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("2026-11-23 22:00");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void without_the_plan_they_are_those_of_tokyo_and_that_is_said() throws IOException {
    Files.delete(plan);
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("2026-11-24 12:00");
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("times are shown as in Asia/Tokyo: ")
        .contains("plan.yaml");
  }

  private int run() {
    return new CommandLine(new InquiriesCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("--state", folder.toString());
  }
}
