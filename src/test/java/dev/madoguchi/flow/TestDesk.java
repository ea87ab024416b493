package dev.madoguchi.flow;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desk in memory that can be made deaf or broken, and tells what a call left with it. */
final class TestDesk implements InquiryDesk {
  private final List<NewInquiry> opened = new ArrayList<>();
  private Optional<Earlier> known = Optional.empty();
  private int deafFor;
  private Optional<RecordingName> onlyHears = Optional.empty();
  private boolean broken;
  private Instant due = Instant.parse("2026-11-27T08:30:00Z");
  private String left = "nothing";

  void hearsNothing(int times) {
    deafFor = times;
  }

  /** In every other take there is nothing. */
  void hearsOnly(String take) {
    onlyHears = Optional.of(new RecordingName(take));
  }

  /** What it answers everybody by. */
  void promises(Instant reply) {
    due = reply;
  }

  void breaks() {
    broken = true;
  }

  /** The caller has this in whatever category. */
  void knows(Earlier earlier) {
    known = Optional.of(earlier);
  }

  List<NewInquiry> opened() {
    return List.copyOf(opened);
  }

  /** What the desk has of a call that is over: nothing, a draft, or an inquiry. */
  String left() {
    return left;
  }

  @Override
  public Optional<Earlier> earlier(CallId call, Caller caller, QueueName category) {
    return known;
  }

  @Override
  public Draft begin(NewInquiry told) {
    return new Draft() {
      private String unsent = "nothing";
      private Optional<RecordingName> noted = Optional.empty();
      private Optional<RecordingName> heard = Optional.empty();

      @Override
      public void note(NewInquiry now) {
        noted = now.takes().stream().reduce((_, later) -> later);
        unsent = heard.map(take -> "inquiry of " + take).orElseGet(() -> "draft of " + what(now));
      }

      @Override
      public Take said(NewInquiry now) {
        if (!noted.equals(Optional.of(now.takes().getLast()))) {
          throw new AssertionError("the desk was not told of " + now.takes() + " beforehand");
        }
        if (broken) {
          return new Take.NotKept("the disk is full");
        }
        if (deafFor > 0) {
          deafFor--;
          return new Take.NothingSaid();
        }
        if (onlyHears.filter(take -> !take.equals(now.takes().getLast())).isPresent()) {
          return new Take.NothingSaid();
        }
        heard = noted;
        unsent = "inquiry of " + what(now);
        return new Take.Message();
      }

      @Override
      public Receipt send(NewInquiry now) {
        unsent = "inquiry of " + what(now);
        opened.add(now);
        return new Receipt.Kept(now.adds().orElse(new InquiryNumber(100_000 + opened.size())), due);
      }

      @Override
      public void close() {
        left = unsent;
      }
    };
  }

  private static String what(NewInquiry told) {
    return told.takes().isEmpty()
        ? told.order().map(order -> "order " + order).orElse("nothing")
        : told.takes().getLast().value();
  }
}
