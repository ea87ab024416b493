package dev.madoguchi.rehearsal;

import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import java.util.ArrayList;
import java.util.List;

/** A desk that hears every message, gives each the first number and keeps nothing. */
final class PassingDesk implements InquiryDesk {
  private static final InquiryNumber EXAMPLE = new InquiryNumber(1);

  private final List<NewInquiry> opened = new ArrayList<>();

  List<NewInquiry> opened() {
    return List.copyOf(opened);
  }

  @Override
  public Receipt open(NewInquiry inquiry) {
    opened.add(inquiry);
    return new Receipt.Kept(EXAMPLE);
  }

  @Override
  public Expected expect(NewInquiry inquiry) {
    return () -> {};
  }
}
