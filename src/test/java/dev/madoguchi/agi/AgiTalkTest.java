package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Tag;
import org.junit.jupiter.api.Test;

/** What goes before a command, and does not go well. */
class AgiTalkTest extends OnAnAgiLine {
  @Test
  void an_answer_that_fails_although_the_caller_is_there_is_gone_on_without() {
    asterisk.oddReplies.put("EXEC Answer", "200 result=-1");
    line.answer();
    speaks();
    sent(
        """
        EXEC Answer ",i"
        CHANNEL STATUS
        SET VARIABLE TIMEOUT(absolute) 62
        STREAM FILE /prompts/ja/a ""
        """);
  }

  @Test
  void a_caller_who_is_gone_when_we_answer_is_told_nothing_and_what_was_noted_is_kept() {
    asterisk.oddReplies.put("EXEC Answer", "200 result=-1");
    asterisk.oddReplies.put("CHANNEL STATUS", "511 Command Not Permitted on a dead channel");
    line.answer();
    line.tag(Tag.QUEUE, "returns");
    ends(this::speaks);
    assertThat(asterisk.variables).doesNotContainKey("MADOGUCHI_QUEUE");
    line.close();
    assertThat(asterisk.ends(10)).isTrue();
    assertThat(asterisk.variables).containsEntry("MADOGUCHI_QUEUE", "returns");
    assertThat(asterisk.heard).isEmpty();
  }

  @Test
  void a_call_that_is_given_back_before_a_word_was_said_is_answered() {
    line.answer();
    line.giveBack();
    assertThat(asterisk.ends(10)).isTrue();
    sent(
        """
        EXEC Answer ",i"
        SET VARIABLE MADOGUCHI_ALONE yes
        """);
  }

  @Test
  void what_asterisk_refuses_is_an_error_that_names_it() {
    asterisk.oddReplies.put("SET VARIABLE", "510 Invalid or unknown command");
    assertThatIllegalStateException()
        .isThrownBy(this::speaks)
        .withMessage("Asterisk refuses SET VARIABLE: 510 Invalid or unknown command");
  }

  private void speaks() {
    line.play(words(A), new Listening.Off());
  }
}
