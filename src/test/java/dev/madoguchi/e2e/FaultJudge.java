package dev.madoguchi.e2e;

import dev.madoguchi.call.Caller;
import dev.madoguchi.inquiry.Inquiry;
import dev.madoguchi.store.StoreException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Compares what the callers of a {@link FaultRound} were told with what is kept of them. */
final class FaultJudge {
  private static final Duration SETTLED = Duration.ofSeconds(90);

  private final RunningLine line;
  private final Fault fault;
  private final FaultBooks books;
  private final Leftovers before;
  private final int recordsBefore;

  private FaultJudge(RunningLine line, Fault fault) {
    this.line = line;
    this.fault = fault;
    this.books = new FaultBooks(line.state());
    this.before = Leftovers.of(line);
    this.recordsBefore = books.calls().size();
  }

  /** Looks at the line before anybody calls. */
  static FaultJudge before(RunningLine line, Fault fault) {
    return new FaultJudge(line, fault);
  }

  /** Waits until all that is due is there, but not for ever. */
  FaultResult judge(List<CallStory> calls) {
    settled(() -> missing(calls).isEmpty());
    settled(() -> unrecordedOf(calls).isEmpty());
    settled(() -> Leftovers.of(line).channels() == 0);
    return new FaultResult(
        fault, calls, missing(calls), unrecordedOf(calls), Leftovers.of(line).since(before));
  }

  /** So long as a line may take; what is not there to be seen now may be in a moment. */
  private static void settled(BooleanSupplier isSo) {
    Callers.within(
        SETTLED,
        () -> {
          try {
            return isSo.getAsBoolean();
          } catch (AssertionError | StoreException cannotBeSeen) {
            return false;
          }
        });
  }

  private List<CallStory> missing(List<CallStory> calls) {
    List<Inquiry> kept =
        books.inquiries().stream().filter(inquiry -> isSpoken(inquiry.thread())).toList();
    Set<String> numbers =
        kept.stream().map(inquiry -> inquiry.number().digits()).collect(Collectors.toSet());
    Set<String> callers =
        kept.stream()
            .flatMap(inquiry -> number(inquiry.caller()).stream())
            .collect(Collectors.toSet());
    return calls.stream()
        .filter(call -> call.acknowledged() || call.thanked())
        .filter(call -> !isKept(call, callers, numbers))
        .toList();
  }

  /** Whether what was said in it is there. */
  private static boolean isSpoken(List<Inquiry.Message> thread) {
    return thread.stream().anyMatch(message -> Files.isRegularFile(message.audio()));
  }

  private static Optional<String> number(Caller caller) {
    return switch (caller) {
      case Caller.Numbered known -> Optional.of(known.number().digits());
      case Caller.Withheld _ -> Optional.empty();
    };
  }

  /** By its number where that was heard whole, and by its caller where that is known. */
  private boolean isKept(CallStory call, Set<String> callers, Set<String> numbers) {
    boolean whole = call.receipt().filter(r -> r.length() == CallStory.FIGURES).isPresent();
    boolean known = fault.callers() != Fault.Callers.HOSTILE;
    return (!known || callers.contains(call.number()))
        && (!whole || numbers.contains(call.receipt().orElseThrow()));
  }

  /** Whose calls have not the records they should have. */
  private List<String> unrecordedOf(List<CallStory> calls) {
    return switch (fault.callers()) {
      case HOSTILE -> uncounted(calls, books.calls().size() - recordsBefore);
      case IN_EVERY_STEP, NEW, HOLDING, FAX -> unrecorded(calls);
    };
  }

  /** Who shows no number a record could be known by: there are as many as there were calls. */
  private static List<String> uncounted(List<CallStory> calls, int records) {
    long answered = calls.stream().filter(call -> call.ending() != Ending.NOT_ANSWERED).count();
    int tries = calls.stream().mapToInt(CallStory::tries).sum();
    return records >= answered && records <= tries
        ? List.of()
        : List.of("%d records of %d calls in %d tries".formatted(records, answered, tries));
  }

  /** Who had to call again may have a record of each try, for each was a call. */
  private List<String> unrecorded(List<CallStory> calls) {
    Map<String, Long> records =
        books.calls().stream()
            .flatMap(call -> number(call.caller()).stream())
            .collect(Collectors.groupingBy(number -> number, Collectors.counting()));
    return calls.stream()
        .filter(call -> !call.isRecordedBy(records.getOrDefault(call.number(), 0L)))
        .map(
            call -> "%s, %d records: %s".formatted(call.number(), records.get(call.number()), call))
        .toList();
  }
}
