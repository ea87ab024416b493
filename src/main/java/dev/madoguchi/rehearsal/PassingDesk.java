package dev.madoguchi.rehearsal;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A desk that gives each message the first number and keeps nothing. */
final class PassingDesk implements InquiryDesk {
  private static final InquiryNumber EXAMPLE = new InquiryNumber(1);

  /** What meets a caller at it. */
  enum Manner {
    HEARS_ALL,
    /** The caller has an inquiry of the same matter already. */
    KNOWS_ALL,
    /** Nobody says anything. */
    HEARS_NOTHING,
    FAILS
  }

  private final Manner manner;
  private final Clock clock;
  private final Function<Instant, Instant> dueDate;
  private final List<NewInquiry> opened = new ArrayList<>();

  PassingDesk(Manner manner, Clock clock, Function<Instant, Instant> dueDate) {
    this.manner = manner;
    this.clock = clock;
    this.dueDate = dueDate;
  }

  List<NewInquiry> opened() {
    return List.copyOf(opened);
  }

  @Override
  public Optional<Earlier> earlier(CallId call, Caller caller, QueueName category) {
    return manner == Manner.KNOWS_ALL
        ? Optional.of(new Earlier.Waiting(EXAMPLE))
        : Optional.empty();
  }

  @Override
  public Draft begin(NewInquiry told) {
    return new Draft() {
      @Override
      public void note(NewInquiry now) {}

      @Override
      public Take said(NewInquiry now) {
        return switch (manner) {
          case HEARS_ALL, KNOWS_ALL -> new Take.Message();
          case HEARS_NOTHING -> new Take.NothingSaid();
          case FAILS -> new Take.NotKept("the desk fails in this rehearsal");
        };
      }

      @Override
      public Receipt send(NewInquiry now) {
        opened.add(now);
        return new Receipt.Kept(EXAMPLE, dueDate.apply(clock.instant()));
      }

      @Override
      public void close() {}
    };
  }
}
