package dev.madoguchi.flow;

/**
 * An inquiry could not be kept, so the conversation cannot be finished as promised: the caller goes
 * to the dialplan's own path, which queues them or takes the message without us.
 */
final class InquiryNotKept extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InquiryNotKept(String why) {
    super(why);
  }
}
