package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryNumber;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.speech.SpokenDigits;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a spoken inquiry is taken: the message, the receipt number, twice, and the good-bye. */
final class InquiryDialogue {
  private static final Logger log = LoggerFactory.getLogger(InquiryDialogue.class);
  private static final int TRIES = 2;

  private final Plan.InquiryRules rules;
  private final InquiryDesk desk;

  InquiryDialogue(Plan.InquiryRules rules, InquiryDesk desk) {
    this.rules = rules;
    this.desk = desk;
  }

  /**
   * Takes a message and tells its number. A caller who hangs up in the middle of the message has
   * left it: it is kept before the next verb finds the line dead.
   *
   * @throws InquiryNotKept when it could not be recorded or kept; the caller has been told
   */
  void take(Call call, QueueName category) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      call.sayUntilKey(Say.RECORD_MESSAGE);
      // A name of its own for each attempt: a switch may refuse to record over a file.
      RecordingName name = new RecordingName(call.id() + "-" + attempt);
      switch (record(
          call, new NewInquiry(call.id(), category, call.caller(), call.language(), name))) {
        case Receipt.Kept(InquiryNumber number) -> {
          log.info("inquiry {} opened in {} for {}", number, category, call.caller());
          tell(call, number);
          call.say(Say.GOODBYE);
          return;
        }
        case Receipt.NothingSaid() -> call.say(Say.MESSAGE_NOT_HEARD);
        case Receipt.NotKept(String why) -> {
          call.say(Say.INQUIRY_NOT_KEPT);
          throw new InquiryNotKept(why);
        }
      }
    }
    call.say(Say.GOODBYE);
  }

  private Receipt record(Call call, NewInquiry inquiry) {
    try (var _ = desk.expect(inquiry)) {
      return switch (call.record(inquiry.message(), rules.limits()).ending()) {
        case KEY, ITSELF, HANG_UP -> desk.open(inquiry);
        case FAILED -> new Receipt.NotKept("the switch could not record");
      };
    }
  }

  private static void tell(Call call, InquiryNumber number) {
    List<Prompt> digits = SpokenDigits.of(number.digits());
    List<Prompt> sentence = new ArrayList<>();
    for (Prompt beginning : List.of(Say.RECEIPT, Say.RECEIPT_AGAIN)) {
      sentence.add(beginning);
      sentence.addAll(digits);
      sentence.add(Say.RECEIPT_END);
    }
    call.say(sentence);
  }
}
