package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Menu;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Waiting;
import dev.madoguchi.call.Words;
import dev.madoguchi.flow.CategoryDialogue.Chosen;
import dev.madoguchi.flow.InquiryDialogue.Taken;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.queue.QueueStandings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** How a caller waits for an agent, and what is offered to whom nobody could take. */
final class QueueDialogue {
  /** Who leaves an inquiry does so in peace, however long they have had the line. */
  private static final Duration FOR_THE_INQUIRY = Duration.ofMinutes(15);

  private final Plan plan;
  private final InquiryDialogue inquiries;
  private final Questions questions;
  private final QueueStandings standings;
  private final InstantSource clock;

  QueueDialogue(
      Plan plan,
      InquiryDialogue inquiries,
      Questions questions,
      QueueStandings standings,
      InstantSource clock) {
    this.plan = plan;
    this.inquiries = inquiries;
    this.questions = questions;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * Puts the caller into the queue and stays with them until they are helped one way or another.
   *
   * <p>Nothing takes them out of it but an agent, their own key, and the end of the longest call:
   * who is taken out to be asked loses their place.
   */
  void waitIn(Call call, QueueName queue) {
    WaitNotice notice =
        new WaitNotice(
            queue,
            call.id(),
            call.language(),
            plan.patience(queue),
            plan.waiting(),
            standings,
            clock);
    Waiting waiting =
        new Waiting(
            call.language(),
            new Patience(plan.waiting().longestCall()),
            whisper(call, queue),
            notice);
    after(call, queue, call.enqueue(queue, waiting));
  }

  /** The agent hears what it is about, and the language when it is not the line's own. */
  private Words whisper(Call call, QueueName queue) {
    Words about = new Words(plan.language(), List.of(Say.whisper(queue)));
    return call.language().equals(plan.language())
        ? about
        : new Words(call.language(), List.of(Say.WHISPER_LANGUAGE)).and(about);
  }

  /** Goes on with a caller who has come out of a queue. */
  void after(Call call, QueueName queue, QueueOutcome outcome) {
    switch (outcome) {
      case QueueOutcome.Served() -> call.say(Say.GOODBYE);
      case QueueOutcome.LeftByKey(Digit _) -> {
        // who pressed it by mistake says nothing, and waits again; a robot does so for a while
        if (leaveInquiry(call, queue) == Taken.NOTHING && !call.isOverdue()) {
          call.isFor(queue);
          call.say(Say.CONNECTING);
          waitIn(call, queue);
        } else {
          call.say(Say.GOODBYE);
        }
      }
      case QueueOutcome.NotServed(QueueOutcome.Reason reason) -> {
        switch (offer(call, reason)) {
          case LEAVE_INQUIRY -> {
            leaveInquiry(call, queue);
            call.say(Say.GOODBYE);
          }
          case TRY_AGAIN -> waitIn(call, queue);
          case END -> call.say(Say.GOODBYE);
        }
      }
    }
  }

  private Taken leaveInquiry(Call call, QueueName queue) {
    call.atLeast(FOR_THE_INQUIRY);
    return inquiries.take(call, queue, Chosen.BEFORE_THE_QUEUE);
  }

  /** What a caller whom nobody could take may do. */
  private enum Wish {
    LEAVE_INQUIRY,
    TRY_AGAIN,
    END
  }

  private Wish offer(Call call, QueueOutcome.Reason reason) {
    return switch (reason) {
      case TIMED_OUT -> toldOnly(call, Say.ALL_BUSY); // they have heard the offer all the while
      case FULL -> asked(call, Say.QUEUE_FULL, menu(Say.CHOICE_WAIT, Wish.TRY_AGAIN));
      case NOBODY_ON_DUTY, LAST_AGENT_LEFT, WITHDRAWN, NO_SUCH_QUEUE, UNKNOWN ->
          asked(call, Say.NOBODY_ON_DUTY, menu(Say.CHOICE_END, Wish.END));
    };
  }

  private static Wish asked(Call call, Prompt why, Menu<Wish> menu) {
    return call.isOverdue() ? toldOnly(call, why) : call.choose(List.of(why, Say.OFFER), menu);
  }

  private static Wish toldOnly(Call call, Prompt why) {
    call.say(why, Say.OFFER);
    return Wish.LEAVE_INQUIRY;
  }

  /**
   * One is always the inquiry; who says nothing leaves one too, for the only other way is to go.
   */
  private Menu<Wish> menu(Prompt second, Wish wish) {
    List<Prompt> question =
        List.of(
            Say.CHOICE_INQUIRY,
            Say.press(Digit.ONE),
            second,
            Say.press(Digit.TWO),
            Say.PRESS_PLEASE);
    Map<Digit, Wish> choices = Map.of(Digit.ONE, Wish.LEAVE_INQUIRY, Digit.TWO, wish);
    return questions.ask(question, choices, Wish.LEAVE_INQUIRY);
  }
}
