package dev.madoguchi.flow;

import dev.madoguchi.call.RecordingName;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desk in memory that can be made deaf or broken. */
final class TestDesk implements InquiryDesk {
  private final List<NewInquiry> opened = new ArrayList<>();
  private int deafFor;
  private boolean broken;
  private RecordingName expected;

  void hearsNothing(int times) {
    deafFor = times;
  }

  void breaks() {
    broken = true;
  }

  List<NewInquiry> opened() {
    return List.copyOf(opened);
  }

  /** The recording a live call is about, if any. */
  Optional<RecordingName> expected() {
    return Optional.ofNullable(expected);
  }

  @Override
  public Expected expect(NewInquiry inquiry) {
    expected = inquiry.message();
    return () -> expected = null;
  }

  @Override
  public Receipt open(NewInquiry inquiry) {
    if (!inquiry.message().equals(expected)) {
      throw new AssertionError("the desk was not told of " + inquiry.message() + " beforehand");
    }
    if (broken) {
      return new Receipt.NotKept("the disk is full");
    }
    if (deafFor > 0) {
      deafFor--;
      return new Receipt.NothingSaid();
    }
    opened.add(inquiry);
    return new Receipt.Kept(new InquiryNumber(100_000 + opened.size()));
  }
}
