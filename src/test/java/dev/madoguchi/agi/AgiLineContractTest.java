package dev.madoguchi.agi;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.FarEnd;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.LineContract;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** FastAGI over TCP keeps the contract, against a scripted Asterisk. */
class AgiLineContractTest extends LineContract {
  @Override
  protected FarEnd ring() {
    try {
      TestCalls calls = TestCalls.withMusic();
      calls.prompt(GREETING.name(), Duration.ofSeconds(1));
      calls.prompt(MENU.name(), Duration.ofSeconds(2));
      FakeAsterisk asterisk = calls.ring();
      return new Far(calls, asterisk, calls.next());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record Far(TestCalls calls, FakeAsterisk asterisk, Line line) implements FarEnd {
    @Override
    public void presses(Digit key) {
      asterisk.script.add(new Step.Press(key));
    }

    /** Between two commands Asterisk reads what is pressed, and throws it away (res_agi.c). */
    @Override
    public void pressesTogether(Digit first, Digit second) {
      presses(first);
    }

    @Override
    public void staysSilent() {
      asterisk.script.add(new Step.StaySilent());
    }

    @Override
    public void speaksUntil(Recording.Ending ending) {
      asterisk.script.add(new Step.Speak(ending));
    }

    @Override
    public void listensInTheQueue() {
      asterisk.script.add(new Step.HearInQueue(calls.holdMusic(), calls.prompts()));
    }

    @Override
    public void leavesTheQueue(QueueOutcome outcome) {
      asterisk.script.add(
          switch (outcome) {
            case QueueOutcome.Served() -> new Step.LeaveWithStatus("CONTINUE");
            case QueueOutcome.LeftByKey(Digit key) -> new Step.LeaveByKey(key);
            case QueueOutcome.NotServed(QueueOutcome.Reason reason) ->
                new Step.LeaveWithStatus(status(reason));
          });
    }

    private static String status(QueueOutcome.Reason reason) {
      return switch (reason) {
        case TIMED_OUT -> "TIMEOUT";
        case NOBODY_ON_DUTY -> "JOINEMPTY";
        case LAST_AGENT_LEFT -> "LEAVEEMPTY";
        case FULL -> "FULL";
        case WITHDRAWN -> "WITHDRAW";
        case NO_SUCH_QUEUE -> "UNKNOWN";
        case UNKNOWN -> "SOMETHINGNEW";
      };
    }

    @Override
    public void hangsUpInTheNextVerb() {
      asterisk.script.add(new Step.Failure.HangUp());
    }

    @Override
    public void hangsUpNow() {
      asterisk.hangUpNow();
    }

    @Override
    public void lacks(Prompt prompt) {
      try {
        calls.noPrompt(prompt.name());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean isAnsweredFirst() {
      return asterisk.commands.stream()
          .filter(command -> command.matches("(EXEC|STREAM|GET (DATA|OPTION)|RECORD|GOSUB) .*"))
          .findFirst()
          .filter(command -> command.startsWith("EXEC Answer "))
          .isPresent();
    }

    @Override
    public List<String> heard() {
      return asterisk.heard;
    }

    @Override
    public Optional<String> tagged(Tag tag) {
      return Optional.ofNullable(asterisk.variables.get(tag.variable()));
    }

    @Override
    public void close() {
      asterisk.close();
      calls.close();
    }
  }
}
