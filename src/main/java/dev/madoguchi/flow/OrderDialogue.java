package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.inquiry.OrderNumber;
import dev.madoguchi.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which order an inquiry is about, where the plan wants to know. */
final class OrderDialogue {
  private final Optional<Plan.OrderNumbers> rule;
  private final NumberDialogue numbers;

  OrderDialogue(Optional<Plan.OrderNumbers> rule, NumberDialogue numbers) {
    this.rule = rule;
    this.numbers = numbers;
  }

  Optional<OrderNumber> ask(Call call, QueueName category) {
    return rule.filter(orders -> orders.categories().contains(category))
        .flatMap(orders -> numbers.ask(call, asked(orders)))
        .map(OrderNumber::new);
  }

  private static NumberDialogue.Asked asked(Plan.OrderNumbers orders) {
    List<Prompt> question = new ArrayList<>(List.of(InquiryWords.ORDER_ASK));
    if (orders.least() < orders.most()) {
      question.add(InquiryWords.THEN_POUND);
    }
    return new NumberDialogue.Asked(
        question, InquiryWords.ORDER_READ_BACK, orders.least(), orders.most());
  }
}
