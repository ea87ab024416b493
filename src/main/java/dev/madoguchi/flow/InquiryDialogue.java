package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Recording;
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

/** How a spoken inquiry is taken: the message, then the receipt number, twice. */
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
   * @throws InquiryNotKept when the desk could not keep it; the caller has been told
   */
  void take(Call call, QueueName category) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      call.sayUntilKey(Say.RECORD_MESSAGE);
      // A name of its own for each attempt: a switch may refuse to record over a file.
      Recording recording =
          call.record(new RecordingName(call.id() + "-" + attempt), rules.limits());
      NewInquiry inquiry =
          new NewInquiry(call.id(), category, call.caller(), call.language(), recording.name());
      switch (desk.open(inquiry)) {
        case Receipt.Kept(InquiryNumber number) -> {
          log.info("inquiry {} opened in {} for {}", number, category, call.caller());
          tell(call, number);
          return;
        }
        case Receipt.NothingSaid() -> call.say(Say.MESSAGE_NOT_HEARD);
        case Receipt.NotKept(String why) -> {
          call.say(Say.INQUIRY_NOT_KEPT);
          throw new InquiryNotKept(why);
        }
      }
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
