package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is noted is written in as few commands as can be, and never as something else. */
class AgiNotesTest {
  private final AgiNotes notes = new AgiNotes();

  @Test
  void nothing_noted_is_no_command() {
    assertThat(notes.commands()).isEmpty();
  }

  @Test
  void one_is_set_by_itself_and_is_written_once() {
    notes.put("TIMEOUT(absolute)", "60");
    notes.put("TIMEOUT(absolute)", "35");
    written("SET VARIABLE TIMEOUT(absolute) 35");
    notes.clear();
    assertThat(notes.commands()).isEmpty();
  }

  @Test
  void several_are_one_command() {
    notes.put("MADOGUCHI_QUEUE", "returns");
    notes.put("MADOGUCHI_PAST", "f.1.ja-0a1");
    notes.put("TIMEOUT(absolute)", "35");
    written("EXEC MSet \"MADOGUCHI_QUEUE=returns,MADOGUCHI_PAST=f.1.ja-0a1,TIMEOUT(absolute)=35\"");
  }

  @Test
  void the_answer_goes_first_and_once() {
    notes.put("TIMEOUT(absolute)", "60");
    notes.answer();
    written("EXEC Answer \",i\"", "SET VARIABLE TIMEOUT(absolute) 60");
    notes.clear();
    assertThat(notes.commands()).isEmpty();
  }

  @Test
  void who_has_hung_up_is_not_answered() {
    notes.answer();
    notes.put("MADOGUCHI_QUEUE", "returns");
    notes.answerNoMore();
    written("SET VARIABLE MADOGUCHI_QUEUE returns");
  }

  @Test
  void what_could_become_another_variable_is_set_by_itself() {
    notes.put("MADOGUCHI_QUEUE", "a,TIMEOUT(absolute)=0");
    notes.put("TIMEOUT(absolute)", "35");
    written(
        "SET VARIABLE MADOGUCHI_QUEUE \"a,TIMEOUT(absolute)=0\"",
        "SET VARIABLE TIMEOUT(absolute) 35");
  }

  private void written(String... commands) {
    assertThat(notes.commands())
        .extracting(command -> UTF_8.decode(command.bytes()))
        .extracting(text -> text.toString().strip())
        .containsExactly(commands);
  }
}
