package dev.madoguchi.ami;

import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells in words which agents came, went, paused or came back. Talking or not is no news. */
final class AgentNews {
  private AgentNews() {}

  /** One sentence for each agent and queue that changed. */
  static List<String> between(QueueBoard before, QueueBoard after) {
    List<String> news = new ArrayList<>();
    Map<QueueName, QueueBoard.Lane> queues = new LinkedHashMap<>(after.lanes());
    before.lanes().forEach(queues::putIfAbsent);
    for (QueueName queue : queues.keySet()) {
      Map<Account, Agent.State> was = agents(before, queue);
      Map<Account, Agent.State> is = agents(after, queue);
      Map<Account, Agent.State> all = new LinkedHashMap<>(is);
      was.forEach(all::putIfAbsent);
      for (Account account : all.keySet()) {
        word(
                was.getOrDefault(account, Agent.State.OFF_DUTY),
                is.getOrDefault(account, Agent.State.OFF_DUTY))
            .ifPresent(word -> news.add("agent " + account + " " + word + " in " + queue));
      }
    }
    return news;
  }

  private static Map<Account, Agent.State> agents(QueueBoard board, QueueName queue) {
    return board.lanes().getOrDefault(queue, QueueBoard.Lane.EMPTY).agents();
  }

  private static Optional<String> word(Agent.State was, Agent.State is) {
    if (was == is) {
      return Optional.empty();
    }
    return switch (is) {
      case OFF_DUTY -> Optional.of("off duty");
      case PAUSED -> Optional.of("paused");
      case FREE, BUSY ->
          switch (was) {
            case OFF_DUTY -> Optional.of("on duty");
            case PAUSED -> Optional.of("back from pause");
            case FREE, BUSY -> Optional.empty();
          };
    };
  }
}
