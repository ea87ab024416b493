package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Menu;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.hours.Opening;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.speech.Speeches;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The conversation of the support line, from the greeting to the good-bye.
 *
 * <p>It can be read aloud to the owner of the line. It knows no protocol and no thread; one
 * instance serves every call on the same plan.
 */
public final class SupportLine implements Conversation {
  private final Plan plan;
  private final InquiryDialogue inquiries;
  private final Clock clock;

  public SupportLine(Plan plan, InquiryDesk desk, Clock clock) {
    this.plan = plan;
    this.inquiries = new InquiryDialogue(plan.inquiry(), desk);
    this.clock = clock;
  }

  /** Every prompt this line can say on this plan. */
  public static List<Prompt> prompts(Plan plan) {
    return Say.all(plan.menu().choices());
  }

  @Override
  public void talk(Call call) {
    switch (call.entry()) {
      case Entry.Fresh() -> welcome(call);
      case Entry.BackFromQueue(QueueName queue, QueueOutcome outcome) -> {
        call.isFor(queue);
        afterQueue(call, queue, outcome);
      }
    }
  }

  private void welcome(Call call) {
    call.answer();
    switch (plan.hours().at(clock.instant())) {
      case Opening.Open _ -> {
        QueueName queue = call.choose(List.of(Say.GREETING), purposeMenu(Say.MENU_INTRO));
        call.isFor(queue);
        call.say(Say.CONNECTING);
        waitIn(call, queue);
      }
      case Opening.Closed(Opening.Reason _, ZonedDateTime reopens) -> {
        List<Prompt> opening = new ArrayList<>(List.of(Say.GREETING, Say.CLOSED));
        opening.add(Say.CLOSED_REOPENS);
        opening.addAll(Speeches.in(call.language()).moment(reopens.toLocalDateTime()));
        opening.add(Say.CLOSED_REOPENS_END);
        QueueName category = call.choose(opening, purposeMenu(Say.CLOSED_MENU_INTRO));
        call.isFor(category);
        takeInquiry(call, category);
      }
    }
  }

  private void waitIn(Call call, QueueName queue) {
    afterQueue(call, queue, call.enqueue(queue, plan.patience(queue)));
  }

  private void afterQueue(Call call, QueueName queue, QueueOutcome outcome) {
    switch (outcome) {
      case QueueOutcome.Served() -> call.say(Say.GOODBYE);
      case QueueOutcome.LeftByKey(Digit _) -> takeInquiry(call, queue);
      case QueueOutcome.NotServed(QueueOutcome.Reason reason) -> {
        switch (offer(call, reason)) {
          case LEAVE_INQUIRY -> takeInquiry(call, queue);
          case KEEP_WAITING -> waitIn(call, queue);
          case END -> call.say(Say.GOODBYE);
        }
      }
    }
  }

  private void takeInquiry(Call call, QueueName category) {
    inquiries.take(call, category);
    call.say(Say.GOODBYE);
  }

  /** What a caller whom nobody could take may do. */
  private enum Wish {
    LEAVE_INQUIRY,
    KEEP_WAITING,
    END
  }

  private Wish offer(Call call, QueueOutcome.Reason reason) {
    return switch (reason) {
      case TIMED_OUT, FULL ->
          call.choose(
              List.of(Say.ALL_BUSY, Say.OFFER), offerMenu(Say.CHOICE_WAIT, Wish.KEEP_WAITING));
      case NOBODY_ON_DUTY, LAST_AGENT_LEFT, WITHDRAWN, NO_SUCH_QUEUE, UNKNOWN ->
          call.choose(List.of(Say.NOBODY_ON_DUTY, Say.OFFER), offerMenu(Say.CHOICE_END, Wish.END));
    };
  }

  private Menu<QueueName> purposeMenu(Prompt intro) {
    Plan.MainMenu menu = plan.menu();
    List<Prompt> question =
        Stream.of(Stream.of(intro), Say.purposes(menu.choices()), Stream.of(Say.MENU_REPEAT))
            .flatMap(prompts -> prompts)
            .toList();
    return ask(question, menu.choices(), menu.otherwise());
  }

  /**
   * One is always the inquiry; who says nothing leaves one too, for the only other way is to go.
   */
  private Menu<Wish> offerMenu(Prompt second, Wish wish) {
    List<Prompt> question =
        List.of(
            Say.CHOICE_INQUIRY,
            Say.press(Digit.ONE),
            second,
            Say.press(Digit.TWO),
            Say.PRESS_PLEASE);
    Map<Digit, Wish> choices = Map.of(Digit.ONE, Wish.LEAVE_INQUIRY, Digit.TWO, wish);
    return ask(question, choices, Wish.LEAVE_INQUIRY);
  }

  private <T> Menu<T> ask(List<Prompt> question, Map<Digit, T> choices, T otherwise) {
    return new Menu<>(
        question,
        choices,
        Say.NO_INPUT,
        Say.WRONG_KEY,
        plan.menu().keyWait(),
        plan.menu().tries(),
        otherwise);
  }
}
