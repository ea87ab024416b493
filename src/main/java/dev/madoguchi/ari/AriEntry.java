package dev.madoguchi.ari;

import dev.madoguchi.asterisk.QueueStatus;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.QueueName;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the dialplan tells in the arguments of Stasis(): "call", or "back", the queue and how. */
final class AriEntry {
  private static final Logger LOG = LoggerFactory.getLogger(AriEntry.class);

  private AriEntry() {}

  static Entry of(AriEvent.Entered entered) {
    List<String> arguments = entered.arguments();
    if (arguments.isEmpty() || !arguments.getFirst().equals("back")) {
      return new Entry.Fresh();
    }
    try {
      return new Entry.BackFromQueue(
          new QueueName(argument(arguments, 1)), QueueStatus.comingOut(argument(arguments, 2)));
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "call {} is back from a queue whose name is no queue name: taken as a new call. Check the"
              + " arguments of Stasis() in the dialplan",
          entered.call());
      return new Entry.Fresh();
    }
  }

  private static String argument(List<String> arguments, int at) {
    return at < arguments.size() ? arguments.get(at) : "";
  }
}
