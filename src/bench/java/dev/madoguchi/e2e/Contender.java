package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * One way to serve the call.
 *
 * @param name as the table shows it
 * @param dialled what reaches it
 * @param server the process whose cost is its own; a forked one is a child of Asterisk
 * @param gate to AMI, open from its begin to its end
 * @param inquiries where they are told of, when callers leave any
 * @param share of the load it gets: one that cannot bear it all would only measure its collapse
 */
record Contender(
    String name,
    String dialled,
    Server server,
    Optional<AmiGate> gate,
    Optional<Inquiries> inquiries,
    double share) {
  /** Longer than a server waits before it comes again, and its login. */
  private static final Duration LOGIN = Duration.ofSeconds(30);

  /** What a login brings with it is over by then; who has none rests as long. */
  private static final Duration SETTLED = Duration.ofSeconds(1);

  /** Where the inquiries of its callers are. */
  sealed interface Inquiries {
    int count();

    /** What a caller does to leave one. */
    Script script();

    record InTheStore(LineBooks books) implements Inquiries {
      @Override
      public int count() {
        return (int)
            books.inquiries().stream().filter(inquiry -> !inquiry.thread().isEmpty()).count();
      }

      @Override
      public Script script() {
        return InquiryScripts.taken();
      }
    }

    /** The dialplan's messages, which no server takes in. */
    record InAFolder(Path messages) implements Inquiries {
      /** A second of it: that much is no voice. */
      private static final long SILENT = 18_044;

      @Override
      public int count() {
        try (Stream<Path> files = Files.list(messages)) {
          return (int) files.filter(file -> file.toFile().length() > SILENT).count();
        } catch (IOException e) {
          throw new UncheckedIOException("cannot look into " + messages, e);
        }
      }

      @Override
      public Script script() {
        return InquiryScripts.takenByTheDialplan();
      }
    }
  }

  /** Has its server logged in to AMI, if it is one that does. */
  void begin() {
    gate.ifPresent(its -> its.openUntilLoggedIn(LOGIN));
    LockSupport.parkNanos(SETTLED.toNanos());
  }

  /** Its AMI connection is cut until it begins again. */
  void end() {
    gate.ifPresent(AmiGate::shut);
  }

  /** Its share of so many, whole ones; one at least where there are any. */
  int shareOf(double whole) {
    return whole == 0 ? 0 : (int) Math.max(1, Math.round(whole * share));
  }

  Script script(Workload workload) {
    return workload == Workload.E ? inquiries.orElseThrow().script() : workload.script();
  }

  sealed interface Server {
    /** Asterisk alone. */
    record None() implements Server {}

    record OfItsOwn(long pid) implements Server {}

    /** A child of Asterisk's for each call. */
    record Forked() implements Server {}
  }
}
