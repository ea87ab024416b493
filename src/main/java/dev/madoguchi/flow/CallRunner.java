package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one conversation on one line: the only place that catches what a call throws. Stateless;
 * used by every call's thread.
 */
public final class CallRunner {
  private static final Logger log = LoggerFactory.getLogger(CallRunner.class);

  private final Conversation conversation;
  private final Language language;

  public CallRunner(Conversation conversation, Language language) {
    this.conversation = conversation;
    this.language = language;
  }

  /**
   * Runs the call to its end and closes the line. A fault of ours leaves the caller to the
   * dialplan's own path.
   */
  public void run(Line line) {
    // not try-with-resources: that would close the line before a catch could give it back
    try {
      log.info("call from {}", line.caller());
      conversation.talk(new Call(line, language));
      line.hangUp();
      log.info("call finished");
    } catch (CallEnded ended) {
      log.info("call ended: {}", ended.getMessage());
    } catch (RuntimeException fault) {
      log.error("call given back to the dialplan", fault);
      line.giveBack();
    } finally {
      line.close();
    }
  }
}
