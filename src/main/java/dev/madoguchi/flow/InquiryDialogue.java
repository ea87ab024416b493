package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.flow.CategoryDialogue.Chosen;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.inquiry.InquiryDesk.Draft;
import dev.madoguchi.inquiry.InquiryDesk.Earlier;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.speech.Speeches;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an inquiry is taken: what it is about, which order, where to call back, the message, and then
 * its number, twice, and when the reply is due.
 */
final class InquiryDialogue {
  private static final Logger log = LoggerFactory.getLogger(InquiryDialogue.class);

  private final InquiryDesk desk;
  private final ZoneId zone;
  private final Questions questions;
  private final CategoryDialogue categories;
  private final OrderDialogue orders;
  private final CallbackDialogue callbacks;
  private final MessageDialogue messages;

  InquiryDialogue(Plan plan, Questions questions, InquiryDesk desk) {
    this.desk = desk;
    this.zone = plan.hours().zone();
    this.questions = questions;
    NumberDialogue numbers = new NumberDialogue(questions, plan.menu().keyWait());
    this.categories = new CategoryDialogue(plan, questions);
    this.orders = new OrderDialogue(plan.inquiry().order(), numbers);
    this.callbacks = new CallbackDialogue(numbers);
    this.messages = new MessageDialogue(plan.inquiry(), questions);
  }

  /** What came of it; the caller has been told. */
  enum Taken {
    KEPT,
    NOTHING
  }

  /** A server that is gone may have left a message of the call, which stays what it is. */
  private static CallId name(Call call) {
    return switch (call.entry()) {
      case Entry.Fresh() -> call.id();
      case Entry.Again _ -> call.id(); // which goes on with what it has said
      case Entry.BackFromQueue _, Entry.Resumed _ ->
          new CallId(call.id() + "-" + call.began().getEpochSecond());
    };
  }

  /**
   * Takes an inquiry, and tells what has become of it. Who has just chosen the category is not
   * asked about it again; anybody else may change it.
   *
   * @throws InquiryNotKept when it could not be recorded or kept; the caller has been told
   */
  Taken take(Call call, QueueName category, Chosen chosen) {
    NewInquiry begun = new NewInquiry(name(call), category, call.caller(), call.language());
    try (Draft draft = desk.begin(begun)) {
      NewInquiry told = categories.ask(call, begun, chosen);
      call.isFor(told.category());
      Optional<Earlier> joined = joined(call, told);
      told =
          joined.isPresent()
              ? told.addingTo(joined.get().number())
              : orderAndNumber(call, draft, told);
      return switch (messages.take(call, draft, told)) {
        case Receipt.Kept kept -> {
          log.info("inquiry {} kept in {} for {}", kept.number(), told.category(), call.caller());
          tell(call, joined, kept);
          yield Taken.KEPT;
        }
        case Receipt.NothingSaid() -> {
          call.say(InquiryWords.NOTHING_RECORDED);
          yield Taken.NOTHING;
        }
        case Receipt.NotKept(String why) -> {
          call.say(InquiryWords.NOT_KEPT);
          throw new InquiryNotKept(why);
        }
      };
    }
  }

  /**
   * The inquiry of this category the caller has already, when the message shall join it. Who says
   * nothing opens another: a number can be shared, and two people's matters must not become one.
   */
  private Optional<Earlier> joined(Call call, NewInquiry told) {
    return desk.earlier(call.id(), told.caller(), told.category())
        .flatMap(
            earlier -> {
              List<Prompt> words = new ArrayList<>(askedOf(earlier));
              words.addAll(InquiryWords.choice(InquiryWords.CHOICE_NEW, Digit.TWO));
              Map<Digit, Optional<Earlier>> answers =
                  Map.of(Digit.ONE, Optional.of(earlier), Digit.TWO, Optional.empty());
              return call.choose(List.of(), questions.passing(words, answers, Optional.empty()));
            });
  }

  private static List<Prompt> askedOf(Earlier earlier) {
    return switch (earlier) {
      case Earlier.Waiting _ ->
          List.of(InquiryWords.WAITING, InquiryWords.CHOICE_ADD, Say.press(Digit.ONE));
      case Earlier.Unfinished _ ->
          List.of(InquiryWords.UNFINISHED, InquiryWords.CHOICE_CONTINUE, Say.press(Digit.ONE));
    };
  }

  private NewInquiry orderAndNumber(Call call, Draft draft, NewInquiry told) {
    NewInquiry withOrder = told.ofOrder(orders.ask(call, told.category()));
    draft.note(withOrder);
    NewInquiry withNumber = withOrder.calledBackAt(callbacks.ask(call));
    draft.note(withNumber);
    return withNumber;
  }

  private void tell(Call call, Optional<Earlier> joined, Receipt.Kept kept) {
    String number = kept.number().digits();
    Prompt first =
        joined.filter(Earlier.Waiting.class::isInstance).isPresent()
            ? InquiryWords.RECEIPT_ADDED
            : InquiryWords.RECEIPT;
    List<Prompt> sentence =
        new ArrayList<>(InquiryWords.figures(first, number, InquiryWords.RECEIPT_END));
    sentence.addAll(
        InquiryWords.figures(InquiryWords.RECEIPT_AGAIN, number, InquiryWords.RECEIPT_AGAIN_END));
    sentence.addAll(
        InquiryWords.due(kept.due().atZone(zone).toLocalDate(), Speeches.in(call.language())));
    call.sayAlone(sentence);
  }
}
