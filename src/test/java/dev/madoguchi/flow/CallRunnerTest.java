package dev.madoguchi.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.madoguchi.call.Language;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Tag;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.rehearsal.FakeLine;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The three ways a call can end, told on the line of the mission. */
class CallRunnerTest {
  private final InquiryDesk desk = mock(InquiryDesk.class);

  private void run(FakeLine line, Instant at) {
    Clock clock = Clock.fixed(at, TestLines.TOKYO);
    SupportLine conversation = new SupportLine(TestLines.plan(), desk, clock, QueueStandings.NONE);
    new CallRunner(conversation, Language.JAPANESE, clock).run(line);
  }

  @Test
  void a_fault_of_the_desk_gives_the_caller_back_to_the_dialplan() {
    when(desk.begin(any())).thenThrow(new IllegalStateException("as the test wants"));
    FakeLine line = FakeLine.from("09012345678").pressing("2");
    run(line, TestLines.HOLIDAY_10);
    assertThat(line.happened()).endsWith("given back").doesNotContain("hung up");
    assertThat(line.tagged(Tag.RESULT)).isEmpty();
    assertThat(line.isClosed()).isTrue();
    verify(desk).begin(any());
    verifyNoMoreInteractions(desk);
  }

  @Test
  void a_conversation_that_is_over_hangs_up_and_says_so_on_the_call() {
    FakeLine line =
        FakeLine.from("09012345678").pressing("2").leavingTheQueue(new QueueOutcome.Served());
    run(line, TestLines.TUESDAY_10);
    assertThat(line.happened()).endsWith("heard goodbye", "hung up");
    assertThat(line.tagged(Tag.RESULT)).contains("done");
    assertThat(line.isClosed()).isTrue();
    verifyNoInteractions(desk);
  }

  @Test
  void a_caller_who_hangs_up_ends_the_call_quietly() {
    FakeLine line = FakeLine.from("09012345678").hangingUp();
    run(line, TestLines.TUESDAY_10);
    assertThat(line.happened()).endsWith("caller hung up");
    assertThat(line.tagged(Tag.RESULT)).isEmpty();
    assertThat(line.isClosed()).isTrue();
    verifyNoInteractions(desk);
  }
}
