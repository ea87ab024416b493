package dev.madoguchi.report;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.report.CallRecord.EndedBy;
import dev.madoguchi.report.CallRecord.Joined;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records of calls for tests that only count. */
final class Records {
  private Records() {}

  static CallRecord with(Outcome outcome, Duration waited, Duration talked) {
    return new CallRecord(
        new CallId("1.1"),
        Instant.EPOCH,
        Optional.empty(),
        new Caller.Withheld(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Joined.A_QUEUE,
        waited,
        talked,
        Optional.empty(),
        Optional.empty(),
        outcome,
        EndedBy.CALLER,
        ClockKind.REAL);
  }
}
