package dev.madoguchi.asterisk;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Printable;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.QueueOutcome.NotServed;
import dev.madoguchi.call.QueueOutcome.Reason;
import dev.madoguchi.call.QueueOutcome.Served;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The words of app_queue's QUEUESTATUS (its table in app_queue.c, Asterisk 22). */
public final class QueueStatus {
  private static final Logger LOG = LoggerFactory.getLogger(QueueStatus.class);

  /** Any status we know has at most eleven characters. */
  private static final int MOST_SHOWN = 32;

  private QueueStatus() {}

  /** How the dialplan tells that a caller came out: a status, or the key that was pressed. */
  public static QueueOutcome comingOut(String how) {
    return Digit.of(how.length() == 1 ? how.charAt(0) : ' ')
        .<QueueOutcome>map(QueueOutcome.LeftByKey::new)
        .orElseGet(() -> outcome(how));
  }

  /** What the status means; one we do not know is logged and counts as unknown. */
  public static QueueOutcome outcome(String status) {
    return switch (status) {
      case "CONTINUE" -> new Served(); // option c: every served call comes back so
      case "TIMEOUT" -> new NotServed(Reason.TIMED_OUT);
      case "JOINEMPTY", "JOINUNAVAIL" -> new NotServed(Reason.NOBODY_ON_DUTY);
      case "LEAVEEMPTY", "LEAVEUNAVAIL" -> new NotServed(Reason.LAST_AGENT_LEFT);
      case "FULL" -> new NotServed(Reason.FULL);
      case "WITHDRAW" -> new NotServed(Reason.WITHDRAWN);
      case "UNKNOWN" -> new NotServed(Reason.NO_SUCH_QUEUE);
      default -> {
        LOG.warn(
            "app_queue says QUEUESTATUS={}, which we do not know",
            status.isEmpty() ? "(nothing)" : Printable.of(status, MOST_SHOWN));
        yield new NotServed(Reason.UNKNOWN);
      }
    };
  }
}
