package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Menu;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.inquiry.InquiryDesk.Draft;
import dev.madoguchi.inquiry.InquiryDesk.Receipt;
import dev.madoguchi.inquiry.InquiryDesk.Take;
import dev.madoguchi.inquiry.NewInquiry;
import dev.madoguchi.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the spoken message is taken: the notice, the recording, and what the caller makes of it. */
final class MessageDialogue {
  private static final int SILENT_TRIES = 2;

  private final Plan.InquiryRules rules;
  private final Questions questions;

  MessageDialogue(Plan.InquiryRules rules, Questions questions) {
    this.rules = rules;
    this.questions = questions;
  }

  private enum Review {
    SEND,
    LISTEN,
    RECORD_AGAIN
  }

  /**
   * Takes the message and sends it. Who is gone, or says nothing, has sent nothing; who wanted to
   * say it again, and then says nothing, is asked what to do with what was said before.
   */
  Receipt take(Call call, Draft draft, NewInquiry known) {
    NewInquiry told = known;
    Optional<RecordingName> heard = Optional.empty();
    int silent = 0;
    while (silent < SILENT_TRIES) {
      told = told.saidIn(nextTake(told));
      draft.note(told);
      // in full, whatever keys: nobody is recorded who has not been told
      call.say(InquiryWords.RECORDING_NOTICE);
      call.sayUntilKey(InquiryWords.RECORD_MESSAGE);
      Take take = recorded(call, draft, told);
      if (take instanceof Take.NothingSaid) {
        silent++;
        call.say(InquiryWords.MESSAGE_NOT_HEARD);
        if (silent == SILENT_TRIES && heard.isPresent()) {
          told = told.backTo(heard.get());
          draft.note(told);
          take = draft.said(told);
        }
      }
      switch (take) {
        case Take.Message() -> {
          silent = 0;
          heard = Optional.of(told.takes().getLast());
          if (review(call, told.takes().getLast()) == Review.SEND) {
            return draft.send(told);
          }
        }
        case Take.NothingSaid() -> {}
        case Take.NotKept(String why) -> {
          return new Receipt.NotKept(why);
        }
      }
    }
    return new Receipt.NothingSaid();
  }

  private Take recorded(Call call, Draft draft, NewInquiry told) {
    return switch (call.record(told.takes().getLast(), rules.limits()).ending()) {
      case KEY, ITSELF -> draft.said(told);
      case FAILED -> new Take.NotKept("the switch could not record");
      case HANG_UP -> new Take.NothingSaid(); // not finished: the next verb finds the caller gone
    };
  }

  /** A name of its own for each take: a switch may refuse to record over a file. */
  private static RecordingName nextTake(NewInquiry told) {
    return new RecordingName(told.call() + "-" + (told.takes().size() + 1));
  }

  /** Send it, hear it, or say it again; silence sends. */
  private Review review(Call call, RecordingName take) {
    Menu<Review> menu =
        questions.passing(
            Stream.of(
                    InquiryWords.choice(InquiryWords.CHOICE_SEND, Digit.ONE),
                    InquiryWords.choice(InquiryWords.CHOICE_LISTEN, Digit.TWO),
                    InquiryWords.choice(InquiryWords.CHOICE_AGAIN, Digit.THREE))
                .flatMap(words -> words.stream())
                .toList(),
            Map.of(
                Digit.ONE, Review.SEND,
                Digit.TWO, Review.LISTEN,
                Digit.THREE, Review.RECORD_AGAIN,
                Digit.POUND, Review.SEND),
            Review.SEND);
    Review answer = call.choose(List.of(), menu);
    while (answer == Review.LISTEN) {
      answer = call.choose(take, menu);
    }
    return answer;
  }
}
