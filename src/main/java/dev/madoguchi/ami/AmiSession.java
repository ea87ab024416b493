package dev.madoguchi.ami;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueStatusCompleteEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.manager.response.ManagerError;

/**
 * One login to the manager interface, from connecting to the loss of it. It is never revived:
 * asterisk-java's own reconnecting has neither back-off nor a state asked for anew, so a lost
 * session is closed and the next one opened. All methods but {@link #wake} are for one thread.
 */
final class AmiSession implements AutoCloseable {
  /** Queue and agent events only; replies to our actions come whatever the mask says. */
  private static final String EVENTS = "agent";

  /** For asterisk-java's event thread to end by itself. */
  private static final Duration PUMP_END = Duration.ofSeconds(2);

  private final AmiSettings settings;
  private final AmiLimits limits;
  private final ManagerConnectionImpl connection = new ForQueues();
  private final BlockingQueue<ManagerEvent> inbox;
  private final AtomicLong overflowed;

  /** asterisk-java's event thread, once it brought something; until then the one that opened. */
  private volatile Thread pump = Thread.currentThread();

  /**
   * asterisk-java 3.42 asks for Asterisk's version with actions our user may not send, four times
   * with half a second between, and then goes by this one; nothing we send or read depends on it.
   */
  private static final class ForQueues extends ManagerConnectionImpl {
    @Override
    protected AsteriskVersion determineVersion() {
      return AsteriskVersion.DEFAULT_VERSION;
    }
  }

  private AmiSession(AmiSettings settings, AmiLimits limits, AtomicLong overflowed) {
    this.settings = settings;
    this.limits = limits;
    this.overflowed = overflowed;
    this.inbox = new ArrayBlockingQueue<>(limits.inbox());
    connection.setHostname(settings.host());
    connection.setPort(settings.address().getPort());
    connection.setUsername(settings.user());
    connection.setPassword(settings.secret().text());
    connection.setSsl(settings.wire() == AmiSettings.Wire.TLS);
    int answer = Math.toIntExact(limits.answer().toMillis());
    connection.setSocketTimeout(answer);
    connection.setSocketReadTimeout(Math.toIntExact(limits.silence().toMillis()));
    connection.setDefaultResponseTimeout(answer);
    connection.setDefaultEventTimeout(answer);
    connection.addEventListener(this::hear);
  }

  /**
   * Connects and logs in, waiting for each answer no longer than the limit.
   *
   * @param overflowed counts events that find the inbox full
   */
  static AmiSession open(AmiSettings settings, AmiLimits limits, AtomicLong overflowed)
      throws AmiUnavailable {
    AmiSession session = new AmiSession(settings, limits, overflowed);
    String where = "Asterisk's manager interface at " + settings.place();
    try {
      session.connection.login(EVENTS);
      return session;
    } catch (AuthenticationFailedException e) {
      throw new AmiUnavailable(
          where + " refused user " + settings.user() + ": check manager.conf and our secret", e);
    } catch (TimeoutException e) {
      throw new AmiUnavailable(where + " accepts but does not answer", e);
    } catch (IOException e) {
      throw new AmiUnavailable(
          where + " cannot be reached (" + e.getMessage() + "; is Asterisk running?)", e);
    } catch (RuntimeException e) {
      // asterisk-java 3.42 dereferences the missing answer when the peer closes during the login
      throw new AmiUnavailable(where + " broke off the login", e);
    }
  }

  // On asterisk-java's thread. It must not do more than this: replies wait behind it.
  private void hear(ManagerEvent event) {
    pump = Thread.currentThread();
    boolean partOfAnswer = event instanceof ResponseEvent r && r.getInternalActionId() != null;
    if (!partOfAnswer && !inbox.offer(event)) {
      overflowed.incrementAndGet();
    }
  }

  /**
   * Asks for the state of all queues. Events heard until now are in it and are dropped, but for how
   * long calls took, which no answer tells.
   *
   * @param known before, of which is kept what an answer does not tell
   */
  QueueBoard ask(Instant now, QueueBoard known) throws AmiUnavailable {
    QueueBoard before = known;
    List<ManagerEvent> heard = new ArrayList<>();
    inbox.drainTo(heard);
    for (ManagerEvent event : heard) {
      before =
          AmiEvents.read(event, now)
              .filter(QueueChange.CallHandled.class::isInstance)
              .map(before::after)
              .orElse(before);
    }
    Collection<ResponseEvent> told = answer();
    QueueBoard board = QueueBoard.EMPTY;
    for (ResponseEvent event : told) {
      board = AmiEvents.read(event, now).map(board::after).orElse(board);
    }
    return board.keepingWhatSaw(before);
  }

  private Collection<ResponseEvent> answer() throws AmiUnavailable {
    String where = "Asterisk's manager interface at " + settings.place();
    ResponseEvents answer;
    try {
      answer = connection.sendEventGeneratingAction(new QueueStatusAction());
    } catch (EventTimeoutException e) {
      throw new AmiUnavailable(where + " did not tell its queues in " + limits.answer(), e);
    } catch (IOException | IllegalStateException e) {
      throw new AmiUnavailable(where + " was lost", e);
    }
    if (answer.getResponse() instanceof ManagerError error) {
      throw new AmiUnavailable(
          where + " refused QueueStatus (" + error.getMessage() + "): is app_queue loaded?");
    }
    // a lost connection also ends the wait, with whatever came before it
    if (answer.getEvents().stream().noneMatch(QueueStatusCompleteEvent.class::isInstance)) {
      throw new AmiUnavailable(where + " was lost in the middle of its answer");
    }
    return answer.getEvents();
  }

  /** The next event, or empty when none came in time. */
  Optional<ManagerEvent> next(Duration atMost) throws AmiUnavailable, InterruptedException {
    ManagerEvent event = inbox.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (event instanceof DisconnectEvent
        || connection.getState() != ManagerConnectionState.CONNECTED) {
      throw new AmiUnavailable("Asterisk's manager interface at " + settings.place() + " was lost");
    }
    return Optional.ofNullable(event);
  }

  /** Ends a wait for the next event, from any thread. */
  void wake() {
    // a full inbox is not waited for
    boolean _ = inbox.offer(new DisconnectEvent(this));
  }

  /** Logs off and ends asterisk-java's threads; the wait for them is short and bounded. */
  @Override
  public void close() {
    ManagerConnectionState state = connection.getState();
    if (state == ManagerConnectionState.CONNECTED || state == ManagerConnectionState.RECONNECTING) {
      connection.logoff();
    }
    Thread ending = pump;
    if (ending == Thread.currentThread()) {
      return; // no event ever came
    }
    try {
      if (!ending.join(PUMP_END)) {
        // 3.42 can miss its own stop mark and then lingers for a minute
        ending.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
