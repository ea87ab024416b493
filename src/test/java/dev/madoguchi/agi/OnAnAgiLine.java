package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.agi.Step.Failure;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One call over FastAGI, its far end scripted; what was sent is compared to the byte. */
abstract class OnAnAgiLine {
  static final Prompt A = new Prompt("a");
  static final Prompt B = new Prompt("b");

  TestCalls calls;
  FakeAsterisk asterisk;
  Line line;

  @BeforeEach
  void ring() throws IOException, InterruptedException {
    calls = new TestCalls();
    calls.prompt("a", Duration.ofMillis(1_500));
    calls.prompt("b", Duration.ofMillis(700));
    asterisk = calls.ring();
    line = calls.next();
  }

  @AfterEach
  void end() {
    asterisk.close();
    calls.close();
  }

  static Stream<Failure> hangUps() {
    return Stream.of(
        new Failure.HangUp(),
        new Failure.HangUpLine(),
        new Failure.Dead(),
        new Failure.CloseSocket());
  }

  void sent(String commands) {
    assertThat(calls.plain(String.join("\n", asterisk.commands))).isEqualTo(commands.strip());
  }

  static void ends(Runnable verb) {
    assertThatThrownBy(verb::run).isInstanceOf(CallEnded.class);
  }

  static Words words(Prompt... prompts) {
    return new Words(Language.JAPANESE, List.of(prompts));
  }
}
