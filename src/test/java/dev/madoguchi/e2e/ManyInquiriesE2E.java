package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line is closed and twenty callers a second leave an inquiry: each gets a number. */
class ManyInquiriesE2E {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00");

  private static final int CALLS = 200;

  @Test
  void two_hundred_callers_leave_two_hundred_inquiries() {
    String calls = Integer.toString(CALLS);
    List<String> options = List.of("-m", calls, "-l", calls, "-r", "20");
    try (Sipp callers =
        Sipp.start(
            "ManyInquiriesE2E",
            "callers",
            "leaves-an-inquiry.xml",
            LINE.sip(),
            Map.of(),
            options)) {
      Sipp.Counted counted = callers.await(Duration.ofMinutes(2));
      assertThat(counted.failed()).as("%s", callers).isZero();
      assertThat(counted.successful()).isEqualTo(CALLS);
    }

    List<LeftInquiry> inquiries = LINE.inquiries();
    assertThat(inquiries).hasSize(CALLS);
    assertThat(inquiries).extracting(LeftInquiry::number).doesNotHaveDuplicates();
    assertThat(inquiries).extracting(LeftInquiry::caller).doesNotHaveDuplicates();
    assertThat(inquiries)
        .allSatisfy(
            inquiry -> assertThat(inquiry.message().length()).isGreaterThan(Duration.ofSeconds(2)));
    assertThat(
            Callers.within(
                Duration.ofSeconds(10),
                () -> LINE.asterisk("core show channels count").contains("0 active channels")))
        .isTrue();
  }
}
