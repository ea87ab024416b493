package dev.madoguchi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.CallTrail;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.report.CallRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The records of calls, and a folder the switch writes its files to. */
abstract class OnCallRecords {
  static final Instant TUESDAY = Instant.parse("2026-11-24T01:00:00Z");
  static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
  static final String BEGAN = "entered=1795622962307 caller=0312345678";
  static final String ENDED =
      BEGAN
          + " ended=1795622973184 queue=orders path= status=CONTINUE abandoned= joined= left="
          + " agent=6003 hold=0 wait=0 talk=3004 by=caller";

  @TempDir Path state;
  Path calls;
  Path pid;

  @BeforeEach
  void folder() throws IOException {
    calls = Files.createDirectories(state.resolve("calls"));
    pid = Files.writeString(state.resolve("asterisk.pid"), "1\n");
    Files.setLastModifiedTime(pid, FileTime.from(TUESDAY));
  }

  SqliteCalls open() {
    return SqliteCalls.open(database(), calls, pid, ClockKind.SET_BY_HAND);
  }

  Path database() {
    return state.resolve("madoguchi.db");
  }

  /** A first migration is the inquiries'. */
  List<CallRecord> recorded() {
    return new SqliteCallBook(database()).between(Instant.EPOCH, LATER);
  }

  static SeenByUs seen(String call) {
    return seen(call, TUESDAY);
  }

  static SeenByUs seen(String call, Instant at) {
    return new CallTrail(() -> at)
        .end(new CallId(call), Caller.parse("0312345678"), Language.JAPANESE, SeenByUs.Ending.GONE);
  }

  void write(String name, String... lines) throws IOException {
    Files.writeString(calls.resolve(name), String.join("\n", lines) + "\n");
  }

  /** Waits until a record is so; looking takes time of itself. */
  void await(Predicate<List<CallRecord>> isSo) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!isSo.test(recorded())) {
      assertThat(System.nanoTime()).as("%s", recorded()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  static boolean complete(List<CallRecord> records) {
    return records.size() == 1
        && records.getFirst().language().isPresent()
        && records.getFirst().agent().isPresent();
  }
}
