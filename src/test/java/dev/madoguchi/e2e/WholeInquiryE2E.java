package dev.madoguchi.e2e;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An inquiry with all its steps, on a holiday. */
@Order(13)
class WholeInquiryE2E extends WholeInquiryCalls {
  @RegisterExtension static final RunningLine LINE = RunningLine.asOf("2026-11-23 10:00");

  WholeInquiryE2E() {
    super(LINE);
  }
}
