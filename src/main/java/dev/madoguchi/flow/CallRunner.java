package dev.madoguchi.flow;

import dev.madoguchi.call.Call;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.CallLedger;
import dev.madoguchi.call.CallTrail;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.SeenByUs;
import java.time.InstantSource;
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
  private final CallLedger ledger;
  private final InstantSource clock;
  private final CallsUnderWay underWay;

  /** Runs calls of which no record is kept. */
  public CallRunner(Conversation conversation, Language language, InstantSource clock) {
    this(conversation, language, seen -> {}, clock, new CallsUnderWay());
  }

  /**
   * Runs calls of one conversation.
   *
   * @param language every call begins in
   * @param ledger told of each call when it is over
   * @param underWay has each call from its beginning to its end
   */
  public CallRunner(
      Conversation conversation,
      Language language,
      CallLedger ledger,
      InstantSource clock,
      CallsUnderWay underWay) {
    this.conversation = conversation;
    this.language = language;
    this.ledger = ledger;
    this.clock = clock;
    this.underWay = underWay;
  }

  /**
   * Runs the call to its end, closes the line, and notes what was seen of it. A fault of ours
   * leaves the caller to the dialplan's own path.
   */
  public void run(Line line) {
    CallTrail trail = new CallTrail(clock);
    Call call = new Call(line, line.language().orElse(language), trail);
    SeenByUs.Ending ending = SeenByUs.Ending.GIVEN_BACK;
    underWay.began(trail);
    // not try-with-resources: that would close the line before a catch could give it back
    try {
      log.info("call from {}", line.caller());
      conversation.talk(call);
      line.hangUp();
      ending = SeenByUs.Ending.FINISHED;
      log.info("call finished");
    } catch (CallEnded ended) {
      ending = SeenByUs.Ending.GONE;
      log.info("call ended: {}", ended.getMessage());
    } catch (RuntimeException fault) {
      log.error("call given back to the dialplan", fault);
      line.giveBack();
    } finally {
      line.close();
      underWay.ended(trail);
      ledger.note(trail.end(line.id(), line.caller(), call.language(), ending));
    }
  }
}
