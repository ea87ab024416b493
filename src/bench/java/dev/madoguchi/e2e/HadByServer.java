package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * How many of its callers a server of the product's has had, up to their key. The others the
 * dialplan serves by itself: a caller of SIPp's sees no difference, where a peer's is declined.
 */
final class HadByServer {
  private static final Duration WRITTEN = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final FaultBooks books;
  private final int before;

  private HadByServer(FaultBooks books) {
    this.books = books;
    this.before = had();
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
    int had = had() - before;
    while (had < calls.calls() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      had = had() - before;
    }
    return calls.helped(had);
  }

  /** Whose key it has taken. */
  private int had() {
    return (int)
        books.calls().stream()
            .filter(call -> call.answers().stream().anyMatch(its -> its.key().isPresent()))
            .count();
  }
}
