package dev.madoguchi.report;

import dev.madoguchi.inquiry.InquiryNumber;

/** The inquiry of a call, and whether the call has left a message in it. */
public record LeftInquiry(InquiryNumber number, Stage stage) {
  /** How far the caller came. */
  public enum Stage {
    /** Gone before anything was sent. */
    DRAFT,
    SENT
  }
}
