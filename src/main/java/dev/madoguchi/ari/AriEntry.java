package dev.madoguchi.ari;

import dev.madoguchi.asterisk.QueueStatus;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Past;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the dialplan tells in the arguments of Stasis(): "call"; or "again" or "back", the queue and
 * how the call came out of it, its language, and what it has been through.
 */
final class AriEntry {
  private static final Logger LOG = LoggerFactory.getLogger(AriEntry.class);

  private static final String AGAIN = "again";
  private static final int KIND = 0;
  private static final int QUEUE = 1;
  private static final int HOW = 2;
  private static final int LANGUAGE = 3;
  private static final int PAST = 4;

  private AriEntry() {}

  static Entry of(AriEvent.Entered entered) {
    Optional<Past> past = Past.parse(past(entered));
    if (argument(entered, HOW).isEmpty()) {
      return past.<Entry>map(Entry.Again::new).orElseGet(() -> unanswered(entered));
    }
    try {
      Entry.BackFromQueue back =
          new Entry.BackFromQueue(
              new QueueName(argument(entered, QUEUE)), outcome(entered.arguments()));
      if (past.isEmpty()) {
        return back;
      }
      Language language = new Language(argument(entered, LANGUAGE));
      return new Entry.Again(past.get().cameOut(back.queue(), back.outcome(), language));
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "call {} is back from a queue whose name is no queue name: taken as a new call. Check the"
              + " arguments of Stasis() in the dialplan",
          entered.call());
      return new Entry.Fresh();
    }
  }

  /** Who comes again and has answered nothing has been greeted, when the call was taken at all. */
  private static Entry unanswered(AriEvent.Entered entered) {
    return argument(entered, KIND).equals(AGAIN) && entered.state() == AriEvent.State.ANSWERED
        ? new Entry.Resumed(Optional.empty())
        : new Entry.Fresh();
  }

  /** How the call came out of a queue. */
  static QueueOutcome outcome(List<String> arguments) {
    return QueueStatus.comingOut(argument(arguments, HOW));
  }

  /** What stands on the call of its past. */
  static String past(AriEvent.Entered entered) {
    return argument(entered, PAST);
  }

  /** The queue that stands on the call. */
  static String queue(AriEvent.Entered entered) {
    return argument(entered, QUEUE);
  }

  private static String argument(AriEvent.Entered entered, int at) {
    return argument(entered.arguments(), at);
  }

  private static String argument(List<String> arguments, int at) {
    return at < arguments.size() ? arguments.get(at) : "";
  }
}
