package dev.madoguchi.e2e;

import java.time.Duration;

/** Where in a call its caller is; in the order a call goes. */
enum Step {
  /** Rings only after the fault has begun. */
  RINGING(Duration.ZERO),
  GREETING(Duration.ofSeconds(4)),
  MENU(Duration.ofSeconds(14)),
  QUEUE(Duration.ofSeconds(12)),
  TALK(Duration.ofSeconds(16)),
  QUESTION(Duration.ofSeconds(17)),
  RECORDING(Duration.ofSeconds(32)),
  RECEIPT(Duration.ofSeconds(36)),
  /** The call was over, or all but over. */
  ENDED(Duration.ZERO);

  private final Duration lead;

  Step(Duration lead) {
    this.lead = lead;
  }

  /** So long before the fault a caller rings who is to be there when it comes. */
  Duration lead() {
    return lead;
  }

  /** The step of a call in which this prompt is said; the step it is in already, for any other. */
  static Step of(String prompt, Step now) {
    return switch (prompt) {
      case "greeting" -> GREETING;
      case "menu-intro", "closed-menu-intro" -> MENU;
      case "connecting", "apology" -> QUEUE;
      case FaultAgent.VOICE -> TALK;
      case "offer",
          "inquiry-taken",
          "detail-intro",
          "order-ask",
          "callback-read-back",
          "callback-ask",
          "recording-notice",
          "record-message",
          "choice-send" ->
          QUESTION;
      case FaultCaller.TONE -> RECORDING;
      case "receipt", "receipt-added" -> RECEIPT;
      case "goodbye", "dialplan-thanks" -> ENDED;
      default -> now;
    };
  }
}
