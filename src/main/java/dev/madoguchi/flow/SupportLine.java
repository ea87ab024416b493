package dev.madoguchi.flow;

import dev.madoguchi.call.Bound;
import dev.madoguchi.call.Call;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.flow.CategoryDialogue.Chosen;
import dev.madoguchi.flow.PurposeDialogue.News;
import dev.madoguchi.flow.PurposeDialogue.Purpose;
import dev.madoguchi.hours.Opening;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.speech.Speeches;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conversation of the support line, from the greeting to the good-bye.
 *
 * <p>It can be read aloud to the owner of the line. It knows no protocol and no thread; one
 * instance serves every call on the same plan.
 */
public final class SupportLine implements Conversation {
  private final Plan plan;
  private final Clock clock;
  private final PurposeDialogue purposes;
  private final QueueDialogue queues;
  private final InquiryDialogue inquiries;

  /**
   * A line on this plan.
   *
   * @param standings how its callers stand in their queues
   */
  public SupportLine(Plan plan, InquiryDesk desk, Clock clock, QueueStandings standings) {
    this.plan = plan;
    this.clock = clock;
    Questions questions = new Questions(plan.menu());
    this.purposes = new PurposeDialogue(plan.menu(), questions);
    this.inquiries = new InquiryDialogue(plan, questions, desk);
    this.queues = new QueueDialogue(plan, inquiries, questions, standings, clock);
  }

  /** Every prompt this line can say on this plan, in each of the plan's languages. */
  public static List<Prompt> prompts(Plan plan) {
    return Say.all(plan);
  }

  @Override
  public void talk(Call call) {
    call.within(Bound.of(plan.waiting().longestCall(), clock));
    switch (call.beginning()) {
      case Entry.Fresh() -> welcome(call);
      case Entry.BackFromQueue(QueueName queue, QueueOutcome outcome) -> {
        call.isFor(queue);
        queues.after(call, queue, outcome);
      }
      case Entry.Resumed(Optional<QueueName> queue) -> resume(call, queue);
    }
  }

  private void welcome(Call call) {
    call.answer();
    take(call, purposes::ask);
  }

  /** Goes on where a server before us was: never back to the greeting, nor to a choice made. */
  private void resume(Call call, Optional<QueueName> queue) {
    if (queue.isEmpty()) {
      take(call, purposes::askAgain);
    } else {
      Purpose known = new Purpose(queue.get(), Chosen.JUST_NOW);
      take(call, (asked, news, intro, help) -> known);
    }
  }

  private void take(Call call, PurposeDialogue.Question question) {
    Instant now = call.began();
    switch (plan.hours().at(now)) {
      case Opening.Open(Optional<ZonedDateTime> until) when tooLate(now, until) ->
          takeInquiry(
              call,
              question,
              language ->
                  told(
                      Say.CLOSING_SOON,
                      language,
                      until.flatMap(end -> reopens(plan.hours().at(end.toInstant())))));
      case Opening.Open _ -> connect(call, question);
      case Opening.Closed closed ->
          takeInquiry(
              call,
              question,
              language ->
                  told(
                      closed.message().orElseGet(() -> Say.closed(closed.reason())),
                      language,
                      closed.reopens()));
    }
  }

  private boolean tooLate(Instant now, Optional<ZonedDateTime> until) {
    return until.map(end -> !now.isBefore(end.toInstant().minus(plan.lastQueued()))).orElse(false);
  }

  private void connect(Call call, PurposeDialogue.Question question) {
    QueueName queue = question.ask(call, News.NONE, Say.MENU_INTRO, Say.CHOICE_AGENT).queue();
    call.isFor(queue);
    call.say(Say.CONNECTING);
    queues.waitIn(call, queue);
  }

  private void takeInquiry(Call call, PurposeDialogue.Question question, News why) {
    call.metClosed();
    Purpose purpose = question.ask(call, why, Say.CLOSED_MENU_INTRO, Say.CHOICE_INQUIRY);
    call.isFor(purpose.queue());
    inquiries.take(call, purpose.queue(), purpose.chosen());
    call.say(Say.GOODBYE);
  }

  private static Optional<ZonedDateTime> reopens(Opening next) {
    return switch (next) {
      case Opening.Open _ -> Optional.empty();
      case Opening.Closed closed -> closed.reopens();
    };
  }

  /** Why nobody can be reached, and from when on somebody can. */
  private static List<Prompt> told(Prompt why, Language language, Optional<ZonedDateTime> reopens) {
    List<Prompt> words = new ArrayList<>(List.of(why));
    reopens.ifPresent(
        then -> {
          words.add(Say.CLOSED_REOPENS);
          words.addAll(Speeches.in(language).moment(then.toLocalDateTime()));
          words.add(Say.CLOSED_REOPENS_END);
        });
    return words;
  }
}
