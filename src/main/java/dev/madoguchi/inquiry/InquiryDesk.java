package dev.madoguchi.inquiry;

/** Where a conversation opens inquiries. Safe for use by many calls at once. */
public interface InquiryDesk {
  /**
   * Keeps the inquiry. When this returns with a number, row and audio are on disk (fsync), and the
   * number may be spoken. Asked again for the same call it gives the same number.
   */
  Receipt open(NewInquiry inquiry);

  /**
   * Notes that the message of this inquiry is about to be recorded: should the call or the process
   * end before {@link #open}, the desk finds the message by itself. Never throws; without a note
   * the call goes on all the same.
   */
  Expected expect(NewInquiry inquiry);

  /** A message a live call is about; until closed the desk leaves the recording to the call. */
  interface Expected extends AutoCloseable {
    @Override
    void close();
  }

  /** What came of opening an inquiry. */
  sealed interface Receipt {
    /** It is kept, under this number. */
    record Kept(InquiryNumber number) implements Receipt {}

    /** There is no message in it: no recording, a short one, or nothing to hear. */
    record NothingSaid() implements Receipt {}

    /** It could not be kept; the reason is in the log. The caller is told the truth. */
    record NotKept(String why) implements Receipt {}
  }
}
