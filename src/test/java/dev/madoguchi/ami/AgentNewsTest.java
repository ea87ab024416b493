package dev.madoguchi.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.QueueName;
import dev.madoguchi.queue.Account;
import dev.madoguchi.queue.Agent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentNewsTest {
  private static final QueueName RETURNS = new QueueName("returns");
  private static final Account AGENT = new Account("6001");

  @ParameterizedTest
  @CsvSource({
    "OFF_DUTY, FREE, on duty",
    "OFF_DUTY, BUSY, on duty",
    "OFF_DUTY, PAUSED, paused",
    "FREE, PAUSED, paused",
    "BUSY, PAUSED, paused",
    "PAUSED, FREE, back from pause",
    "PAUSED, BUSY, back from pause",
    "FREE, OFF_DUTY, off duty",
    "PAUSED, OFF_DUTY, off duty",
    "FREE, BUSY, ",
    "BUSY, FREE, ",
    "FREE, FREE, ",
  })
  void a_change_is_told_in_words(Agent.State was, Agent.State is, String word) {
    assertThat(AgentNews.between(board(was), board(is)))
        .isEqualTo(word == null ? List.of() : List.of("agent 6001 " + word + " in returns"));
  }

  @Test
  void one_who_logs_out_of_the_queue_is_off_duty() {
    QueueBoard left = board(Agent.State.FREE).after(new QueueChange.AgentGone(RETURNS, AGENT));
    assertThat(AgentNews.between(board(Agent.State.FREE), left))
        .containsExactly("agent 6001 off duty in returns");
    assertThat(AgentNews.between(board(Agent.State.FREE), QueueBoard.EMPTY))
        .containsExactly("agent 6001 off duty in returns");
  }

  @Test
  void one_on_duty_at_the_first_look_is_news() {
    assertThat(AgentNews.between(QueueBoard.EMPTY, board(Agent.State.FREE)))
        .containsExactly("agent 6001 on duty in returns");
    assertThat(AgentNews.between(QueueBoard.EMPTY, board(Agent.State.OFF_DUTY))).isEmpty();
  }

  private static QueueBoard board(Agent.State state) {
    return QueueBoard.EMPTY.after(new QueueChange.AgentSeen(RETURNS, AGENT, state));
  }
}
