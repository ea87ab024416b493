package dev.madoguchi.flow;

import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import java.util.ArrayList;
import java.util.List;

/** A desk in memory that can be made deaf or broken. */
final class TestDesk implements InquiryDesk {
  private final List<NewInquiry> opened = new ArrayList<>();
  private int deafFor;
  private boolean broken;

  void hearsNothing(int times) {
    deafFor = times;
  }

  void breaks() {
    broken = true;
  }

  List<NewInquiry> opened() {
    return List.copyOf(opened);
  }

  @Override
  public Receipt open(NewInquiry inquiry) {
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
