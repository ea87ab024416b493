package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is older than the plan allows is deleted on a line that runs by the real clock. */
class RetentionE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.now();

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Sound MESSAGE = Prompts.prompt("purpose-site");

  @Test
  void an_inquiry_whose_time_is_over_is_deleted_at_the_next_start_and_a_young_one_stays()
      throws IOException {
    Instant now = Instant.now();
    leftToTheDialplan(now.minus(Duration.ofDays(401)), "0312340001");
    leftToTheDialplan(now.minus(Duration.ofDays(399)), "0312340002");
    assertThat(Callers.within(SOON, () -> LINE.inquiries().size() == 2)).isTrue();
    List<LeftInquiry> both = LINE.inquiries();
    assertThat(both).allSatisfy(each -> assertThat(each.clock()).isEqualTo("real"));
    Path old = both.getFirst().thread().getFirst().audio();
    Path young = both.getLast().thread().getFirst().audio();
    assertThat(old).isRegularFile();

    LINE.outages().restartServer();

    assertThat(Callers.within(SOON, () -> LINE.inquiries().size() == 1)).isTrue();
    assertThat(LINE.inquiries().getFirst().caller()).contains("0312340002");
    assertThat(Callers.within(SOON, () -> Files.notExists(old))).isTrue();
    assertThat(young).isRegularFile();
    assertThat(LINE.madoguchi("retention")).containsPattern("inquiries +1$");
  }

  /** A message as the dialplan leaves it; its time is in its name. */
  private static void leftToTheDialplan(Instant at, String from) throws IOException {
    String name = "%d-%d.1-%s-site.wav".formatted(at.getEpochSecond(), at.getEpochSecond(), from);
    Path folder = Files.createDirectories(LINE.state().resolve("recordings/dialplan"));
    Path aside = LINE.state().resolve(name);
    MESSAGE.write(aside);
    Files.setLastModifiedTime(aside, FileTime.from(at)); // nobody writes to it any more
    Files.move(aside, folder.resolve(name));
  }
}
