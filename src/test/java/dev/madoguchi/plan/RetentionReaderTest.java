package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionReaderTest {
  @TempDir Path folder;
  private PlanFolder files;

  @BeforeEach
  void copyTheShippedPlan() throws IOException {
    files = new PlanFolder(folder);
  }

  private PlanFolder retention(String lines) throws IOException {
    return files.write(Files.readString(files.plan()) + "\nretention:\n" + lines);
  }

  @Test
  void the_shipped_plan_keeps_things_as_long_as_usual() {
    assertThat(files.loaded().retention()).isEqualTo(Plan.Retention.USUAL);
  }

  @Test
  void what_is_not_said_is_usual() throws IOException {
    retention("  call-records: 90 days\n  silent: 1 day\n");
    Plan.Retention retention = files.loaded().retention();
    assertThat(retention.callRecords()).isEqualTo(Duration.ofDays(90));
    assertThat(retention.silent()).isEqualTo(Duration.ofDays(1));
    assertThat(retention.drafts()).isEqualTo(Plan.Retention.USUAL.drafts());
  }

  @Test
  void messages_are_not_kept_longer_than_their_inquiries() throws IOException {
    retention("  inquiries: 100 days\n");
    assertThat(files.loaded().retention().messages()).isEqualTo(Duration.ofDays(100));
  }

  @Test
  void what_cannot_be_is_a_problem_with_its_place() throws IOException {
    retention(
        "  inquiries: 100 days\n  messages: 101 days\n  drafts: soon\n  silent: 0 days\n  letters: 1 day\n");
    assertThat(files.problems())
        .hasSize(4)
        .anySatisfy(p -> assertThat(p).contains("retention.messages: a message goes with"))
        .anySatisfy(p -> assertThat(p).contains("retention.drafts: 'soon' is not a number of days"))
        .anySatisfy(p -> assertThat(p).contains("retention.silent: 0 is out of bounds"))
        .anySatisfy(p -> assertThat(p).contains("retention.letters: unknown key"));
  }
}
