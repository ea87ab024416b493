package dev.madoguchi.e2e;

import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.report.CallRecord;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.store.SqliteCallBook;
import dev.madoguchi.store.SqliteInquiryBook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a line has kept, read as its own commands read it, but without a program run for each look:
 * on a busy machine one takes a good while.
 */
record FaultBooks(Path state) {
  private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

  List<Inquiry> inquiries() {
    StateFolder folder = new StateFolder(state);
    return new SqliteInquiryBook(folder.database(), folder.recordings()).all();
  }

  List<CallRecord> calls() {
    return new SqliteCallBook(new StateFolder(state).database()).between(FROM, UNTIL);
  }
}
