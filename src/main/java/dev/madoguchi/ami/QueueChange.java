package dev.madoguchi.ami;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.HandleTimes;
import java.time.Instant;

/** One thing heard about a queue. */
sealed interface QueueChange {
  QueueName queue();

  /** The queue exists. */
  record QueueSeen(QueueName queue) implements QueueChange {}

  /** The agent is in the queue, in this state. */
  record AgentSeen(QueueName queue, Account account, Agent.State state) implements QueueChange {}

  /** The agent is no longer in the queue: logged out. */
  record AgentGone(QueueName queue, Account account) implements QueueChange {}

  /** A caller waits since. */
  record CallerSeen(QueueName queue, CallId call, Instant since) implements QueueChange {}

  /** A caller waits no more: answered or gone. */
  record CallerGone(QueueName queue, CallId call) implements QueueChange {}

  /** An agent ended a call of the queue, having talked so long. */
  record CallHandled(QueueName queue, HandleTimes.Handled handled) implements QueueChange {}
}
