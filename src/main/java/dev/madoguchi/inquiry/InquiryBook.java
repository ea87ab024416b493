package dev.madoguchi.inquiry;

import java.util.List;
import java.util.Optional;

/** Where inquiries are read. Safe for use by many threads; never holds up who opens inquiries. */
public interface InquiryBook {
  /** All inquiries in the order they were received, which is the order they are answered in. */
  List<Inquiry> all();

  /** The inquiry of this receipt number. */
  Optional<Inquiry> find(InquiryNumber number);
}
