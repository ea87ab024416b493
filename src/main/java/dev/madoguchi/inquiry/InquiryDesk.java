package dev.madoguchi.inquiry;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.QueueName;
import java.time.Instant;
import java.util.Optional;

/** Where a conversation opens inquiries. Safe for use by many calls at once. */
public interface InquiryDesk {
  /**
   * The caller's latest inquiry in this category that nobody has answered. Never throws: who cannot
   * be recognised in time is a new caller.
   */
  Optional<Earlier> earlier(CallId call, Caller caller, QueueName category);

  /** A call begins to tell. Nothing is kept yet. */
  Draft begin(NewInquiry told);

  /** An inquiry that is told in one go. */
  default Receipt open(NewInquiry told) {
    try (Draft draft = begin(told)) {
      return draft.send(told);
    }
  }

  /**
   * What a live call has told so far. Closed without having been sent, it stays as a draft when
   * there is enough of it: an order number, or a message of two seconds.
   */
  interface Draft extends AutoCloseable {
    /**
     * Notes what is known now; before each recording, so that the desk finds it by itself should
     * the call or the process end. Never throws; without a note the call goes on all the same.
     */
    void note(NewInquiry told);

    /**
     * The last recording is over. When there is a message in it the inquiry is whole: from now on
     * it is sent, however the call ends, also while the caller says it again.
     */
    Take said(NewInquiry told);

    /**
     * Keeps the inquiry. When this returns with a number, row and audio are on disk (fsync), and
     * the number may be spoken. Asked again for the same call it gives the same number.
     */
    Receipt send(NewInquiry told);

    /** The call is done with it; never throws. */
    @Override
    void close();
  }

  /** What a caller has with us already. */
  sealed interface Earlier {
    InquiryNumber number();

    /** It was sent, and waits for its reply. */
    record Waiting(InquiryNumber number) implements Earlier {}

    /** A draft: the caller was gone before it was sent, and has never heard its number. */
    record Unfinished(InquiryNumber number) implements Earlier {}
  }

  /** What a recording came to. */
  sealed interface Take {
    /** There is a message in it. */
    record Message() implements Take {}

    /** No recording, a short one, or nothing to hear. */
    record NothingSaid() implements Take {}

    /** It cannot be kept; the reason is in the log. The caller is told the truth. */
    record NotKept(String why) implements Take {}
  }

  /** What came of opening an inquiry. */
  sealed interface Receipt {
    /**
     * It is kept, under this number.
     *
     * @param due when the reply is owed at the latest
     */
    record Kept(InquiryNumber number, Instant due) implements Receipt {}

    /** There is no message in it: no recording, a short one, or nothing to hear. */
    record NothingSaid() implements Receipt {}

    /** It could not be kept; the reason is in the log. The caller is told the truth. */
    record NotKept(String why) implements Receipt {}
  }
}
