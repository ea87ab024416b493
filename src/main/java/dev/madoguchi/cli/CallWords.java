package dev.madoguchi.cli;

import dev.madoguchi.report.CallRecord.EndedBy;
import dev.madoguchi.report.Outcome;

/** What outcomes and endings are called, for people and for programs. */
final class CallWords {
  private CallWords() {}

  static String word(Outcome outcome) {
    return switch (outcome) {
      case ANSWERED -> "answered";
      case ABANDONED -> "abandoned";
      case MOVED_TO_INQUIRY -> "moved to inquiry";
      case OVERFLOW -> "overflow";
      case CLOSED -> "closed";
      case ENDED_IN_MENU -> "ended in menu";
    };
  }

  static String word(EndedBy who) {
    return switch (who) {
      case CALLER -> "caller";
      case AGENT -> "agent";
      case US -> "us";
      case LINE -> "line";
    };
  }
}
