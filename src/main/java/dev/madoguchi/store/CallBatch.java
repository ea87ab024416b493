package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.SeenByUs;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.report.CallMerge;
import dev.madoguchi.report.CallRecord;
import dev.madoguchi.report.LeftInquiry;
import dev.madoguchi.report.SeenBySwitch;
import dev.madoguchi.store.CallRows.Halves;
import dev.madoguchi.store.CallRows.Known;
import dev.madoguchi.store.CallRows.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The records of calls that are written in one transaction. What is known of them is asked for all
 * at once: a question for each was half of what a record cost. A row may be written later than it
 * is made; what it tells is known from then on.
 */
final class CallBatch {
  private final Handle handle;
  private final Inquiry.ClockKind kind;
  private final Map<CallId, Known> known;
  private final Set<CallId> leaving;
  private final Consumer<Row> writing;

  private CallBatch(
      Handle handle,
      Inquiry.ClockKind kind,
      Map<CallId, Known> known,
      Set<CallId> leaving,
      Consumer<Row> writing) {
    this.handle = handle;
    this.kind = kind;
    this.known = new HashMap<>(known);
    this.leaving = leaving;
    this.writing = writing;
  }

  /**
   * Of these calls.
   *
   * @param kind of the clock the server sees calls by
   * @param writing is given each row, in order; a call may have more than one
   */
  static CallBatch begin(
      Handle handle, Inquiry.ClockKind kind, Set<CallId> calls, Consumer<Row> writing) {
    return new CallBatch(
        handle, kind, CallRows.known(handle, calls), CallRows.withInquiry(handle, calls), writing);
  }

  /** With the switch's half, when that has come just now, too. */
  void add(SeenByUs seen, Optional<CallFile> file) {
    Optional<Halves> before = before(seen.id()).map(Known::halves);
    Optional<Accounts> told = before.flatMap(Halves::ours).map(Accounts::parse);
    if (before.equals(Optional.of(Halves.BOTH_TOLD))
        || told.filter(accounts -> accounts.has(seen)).isPresent()) {
      return; // known already
    }
    Accounts ours = told.map(accounts -> accounts.with(seen)).orElseGet(() -> Accounts.of(seen));
    Optional<SeenBySwitch> theirs =
        before
            .flatMap(Halves::theirs)
            .flatMap(line -> seen(seen.id(), line))
            .or(() -> file.map(CallFile::seen));
    put(ours, before.flatMap(Halves::theirs).or(() -> file.map(CallFile::line)), theirs, kind);
  }

  void add(CallFile file) {
    Optional<Known> row = before(file.call());
    Optional<Halves> before = row.map(Known::halves);
    if (before
        .filter(halves -> halves.ours().isEmpty() || halves.theirs().isPresent())
        .isPresent()) {
      return; // known already
    }
    Optional<Accounts> ours = before.flatMap(Halves::ours).map(Accounts::parse);
    if (ours.isPresent()) {
      put(
          ours.get(),
          Optional.of(file.line()),
          Optional.of(file.seen()),
          row.map(Known::clock).orElseThrow());
    } else {
      write(
          CallMerge.of(file.seen(), inquiry(file.call())),
          new Halves(Optional.empty(), Optional.of(file.line())));
    }
  }

  /** The calls that have a record, of before or by now. */
  Set<CallId> kept() {
    return Set.copyOf(known.keySet());
  }

  private Optional<Known> before(CallId call) {
    return Optional.ofNullable(known.get(call));
  }

  private Optional<LeftInquiry> inquiry(CallId call) {
    return leaving.contains(call) ? CallRows.inquiry(handle, call) : Optional.empty();
  }

  /** Both sides' words are kept until they tell of the whole call: a server may have more. */
  private void put(
      Accounts ours,
      Optional<String> line,
      Optional<SeenBySwitch> theirs,
      Inquiry.ClockKind clock) {
    SeenByUs whole = ours.whole();
    Optional<LeftInquiry> inquiry = inquiry(whole.id());
    Halves halves =
        theirs.filter(ours::cover).isPresent()
            ? Halves.BOTH_TOLD
            : new Halves(Optional.of(ours.text()), line);
    write(
        theirs
            .map(told -> CallMerge.of(whole, told, inquiry, clock))
            .orElseGet(() -> CallMerge.of(whole, inquiry, clock)),
        halves);
  }

  private void write(CallRecord record, Halves halves) {
    Row row = new Row(record, halves);
    writing.accept(row);
    known.put(record.id(), row.known());
  }

  private static Optional<SeenBySwitch> seen(CallId call, String line) {
    return CallFile.parse(call.value(), line + "\n").map(CallFile::seen);
  }
}
