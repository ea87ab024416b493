package dev.madoguchi.ami;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.HandleTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueCallerLeaveEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberAddedEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.QueueMemberPauseEvent;
import org.asteriskjava.manager.event.QueueMemberRemovedEvent;
import org.asteriskjava.manager.event.QueueParamsEvent;

/**
 * Reads app_queue's events (Asterisk 22, apps/app_queue.c: queue_member_blob_create and
 * manager_queues_status). Whatever is not ours to understand is empty: other events, queues and
 * interfaces named unlike ours.
 */
final class AmiEvents {
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z]+/([^@/]+)(@.*)?");

  /** Why an agent who logged out takes no calls, as extensions.conf writes it. */
  private static final String LOGGED_OUT = "out";

  private AmiEvents() {}

  /**
   * What the event says.
   *
   * @param now when it came; the times inside events are never used, only lengths of waits
   */
  static Optional<QueueChange> read(ManagerEvent event, Instant now) {
    return switch (event) {
      case QueueParamsEvent e -> queue(e.getQueue()).map(QueueChange.QueueSeen::new);
      // also QueueMemberStatus, its subclass
      case QueueMemberEvent e ->
          seen(
              e.getQueue(),
              e.getInterface(),
              state(e.getStatus(), e.getPaused(), e.getPausedreason()));
      case QueueMemberAddedEvent e ->
          seen(
              e.getQueue(),
              e.getInterface(),
              state(e.getStatus(), e.getPaused(), e.getPausedReason()));
      case QueueMemberPauseEvent e ->
          seen(
              e.getQueue(),
              e.getInterface(),
              state(e.getStatus(), e.getPaused(), e.getPausedreason()));
      case QueueMemberRemovedEvent e ->
          queue(e.getQueue())
              .flatMap(q -> account(e.getInterface()).map(a -> new QueueChange.AgentGone(q, a)));
      case QueueEntryEvent e -> {
        long waited = e.getWait() == null ? 0 : Math.max(0, e.getWait());
        yield caller(e.getQueue(), e.getUniqueId(), now.minusSeconds(waited));
      }
      case QueueCallerJoinEvent e -> caller(e.getQueue(), e.getUniqueId(), now);
      case QueueCallerLeaveEvent e -> gone(e.getQueue(), e.getUniqueId());
      case AgentCompleteEvent e when e.getTalkTime() != null && e.getTalkTime() > 0 ->
          queue(e.getQueue())
              .map(
                  q ->
                      new QueueChange.CallHandled(
                          q, new HandleTimes.Handled(now, Duration.ofSeconds(e.getTalkTime()))));
      default -> Optional.empty();
    };
  }

  /**
   * The state of a member. A phone that is registered is on duty unless its agent has logged out;
   * one that is not, is not, paused or otherwise. The codes are enum ast_device_state
   * (include/asterisk/devicestate.h).
   */
  private static Agent.State state(Integer status, Boolean paused, String reason) {
    boolean resting = Boolean.TRUE.equals(paused);
    if (resting && LOGGED_OUT.equals(reason)) {
      return Agent.State.OFF_DUTY;
    }
    return switch (status == null ? 0 : status) {
      case 1 -> resting ? Agent.State.PAUSED : Agent.State.FREE;
      // in use, busy, ringing, ringing while in use, on hold
      case 2, 3, 6, 7, 8 -> resting ? Agent.State.PAUSED : Agent.State.BUSY;
      // unknown, invalid, unavailable, and what a later Asterisk may add
      default -> Agent.State.OFF_DUTY;
    };
  }

  private static Optional<QueueChange> seen(String queue, String member, Agent.State state) {
    return queue(queue)
        .flatMap(q -> account(member).map(a -> new QueueChange.AgentSeen(q, a, state)));
  }

  private static Optional<QueueChange> caller(String queue, String call, Instant since) {
    return queue(queue)
        .flatMap(q -> parsed(call, CallId::new).map(c -> new QueueChange.CallerSeen(q, c, since)));
  }

  private static Optional<QueueChange> gone(String queue, String call) {
    return queue(queue)
        .flatMap(q -> parsed(call, CallId::new).map(c -> new QueueChange.CallerGone(q, c)));
  }

  private static Optional<QueueName> queue(String name) {
    return parsed(name, QueueName::new);
  }

  private static Optional<Account> account(String member) {
    if (member == null) {
      return Optional.empty();
    }
    Matcher matcher = INTERFACE.matcher(member);
    return matcher.matches() ? parsed(matcher.group(1), Account::new) : Optional.empty();
  }

  private static <T> Optional<T> parsed(String text, Function<String, T> shape) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(shape.apply(text));
    } catch (IllegalArgumentException _) {
      // named unlike ours: another system's queue or member on the same switch, counted by callers
      return Optional.empty();
    }
  }
}
