package dev.madoguchi.e2e;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole inquiry over ARI. */
@Order(13)
class WholeInquiryOverAriE2E extends WholeInquiryCalls {
  @RegisterExtension
  static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00").with(RunningLine.OVER_ARI);

  WholeInquiryOverAriE2E() {
    super(LINE);
  }
}
