package dev.madoguchi.e2e;

import dev.madoguchi.report.CallRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Which of its calls a server of the product's has had. The others the dialplan serves by itself: a
 * caller of SIPp's sees no difference, where a peer's is declined.
 */
final class HadByServer {
  private static final Duration WRITTEN = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final FaultBooks books;
  private final Known before;

  /**
   * What is known of calls so far.
   *
   * @param all that have a record
   * @param had of these by the server
   */
  private record Known(int all, int had) {}

  private HadByServer(FaultBooks books) {
    this.books = books;
    this.before = known();
  }

  /** Looks before anybody calls; empty where no records are kept. */
  static Optional<HadByServer> before(Contender contender) {
    return contender
        .inquiries()
        .flatMap(
            kept ->
                switch (kept) {
                  case Contender.Inquiries.InTheStore(LineBooks its) ->
                      Optional.of(new HadByServer(new FaultBooks(its.state())));
                  case Contender.Inquiries.InAFolder _ -> Optional.empty();
                });
  }

  /** These calls with those that the server has not had as failed, when no other has. */
  Load.Result of(Load.Result calls) {
    if (calls.failed() > 0) {
      return calls;
    }
    long deadline = System.nanoTime() + WRITTEN.toNanos();
    Known now = known();
    while (now.all() < before.all() + calls.calls() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      now = known();
    }
    return calls.helped(now.had() - before.had());
  }

  private Known known() {
    List<CallRecord> all = books.calls();
    return new Known(
        all.size(), (int) all.stream().filter(call -> call.language().isPresent()).count());
  }
}
