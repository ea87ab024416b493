package dev.madoguchi.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.rehearsal.FakeLine;
import java.util.List;

/** A closed line that takes inquiries, with details and an order number for returns. */
abstract class OnAnInquiry {
  static final String ORDER = "heard order-ask number-skip";

  final TestDesk desk = new TestDesk();

  /** A closed line on which returns have details and an order number. */
  List<String> told(FakeLine line) {
    return TestLines.run(line, desk, TestLines.HOLIDAY_10, TestLines.planWithDetails());
  }

  NewInquiry opened() {
    assertThat(desk.opened()).hasSize(1);
    return desk.opened().getFirst();
  }

  static String orderReadBack(String figures) {
    return "heard order-read-back "
        + figures.replaceAll("(.)", "digit-$1 ")
        + "number-end choice-right press-1 choice-other-number press-2 press-please";
  }
}
