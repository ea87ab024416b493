package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.FarEnd;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.LineContract;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Refusal;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Waiting;
import dev.madoguchi.call.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** ARI over a WebSocket keeps the contract, against a scripted Asterisk. */
class AriLineContractTest extends LineContract {
  @Override
  protected FarEnd ring() {
    try {
      FakeCall call = new FakeCall();
      FakeAri asterisk = new FakeAri(call::answer);
      TestCalls calls = new TestCalls(asterisk.address());
      calls.prompt(GREETING.name(), Duration.ofSeconds(1));
      calls.prompt(MENU.name(), Duration.ofSeconds(2));
      return new Far(calls, asterisk, call, new Asking(calls.next(), call));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record Far(TestCalls calls, FakeAri asterisk, FakeCall call, Line line)
      implements FarEnd {
    @Override
    public void presses(Digit key) {
      call.will(new FakeCall.Step.Press(key));
    }

    @Override
    public void pressesTogether(Digit first, Digit second) {
      call.will(new FakeCall.Step.PressTogether(first, second));
    }

    @Override
    public void staysSilent() {
      call.will(new FakeCall.Step.StaySilent());
    }

    @Override
    public void speaksUntil(Recording.Ending ending) {
      call.will(
          new FakeCall.Step.Speak(
              ending,
              switch (ending) {
                case KEY, ITSELF, HANG_UP -> calls::recorded;
                case FAILED -> _ -> {};
              }));
    }

    @Override
    public void listensInTheQueue() {
      call.will(new FakeCall.Step.HearInQueue(calls.holdMusic(), calls.prompts()));
    }

    @Override
    public void leavesTheQueue(QueueOutcome outcome) {
      call.will(
          new FakeCall.Step.ComeOut(
              switch (outcome) {
                case QueueOutcome.Served() -> "CONTINUE";
                case QueueOutcome.LeftByKey(Digit key) -> Character.toString(key.symbol());
                case QueueOutcome.NotServed(QueueOutcome.Reason reason) -> status(reason);
              }));
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
      call.will(new FakeCall.Step.HangUp());
    }

    @Override
    public void hangsUpNow() {
      call.hangUpNow(asterisk);
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
      return asterisk.requests.stream()
          .filter(request -> request.line().startsWith("POST channels/"))
          .findFirst()
          .filter(request -> request.line().endsWith("/continue"))
          .filter(request -> request.body().path("extension").asText().startsWith("a"))
          .isPresent();
    }

    @Override
    public List<String> heard() {
      return call.heard;
    }

    @Override
    public Optional<String> tagged(Tag tag) {
      return Optional.ofNullable(call.variables.get(tag.variable()));
    }

    @Override
    public void close() {
      calls.close();
      asterisk.close();
      assertThat(asterisk.notAllowed()).isEmpty();
    }
  }

  /** The line, whose words tell the scripted caller what is asked. */
  private record Asking(Line line, FakeCall call) implements Line {
    @Override
    public CallId id() {
      return line.id();
    }

    @Override
    public Caller caller() {
      return line.caller();
    }

    @Override
    public Entry entry() {
      return line.entry();
    }

    @Override
    public void answer() {
      line.answer();
    }

    @Override
    public Optional<Digit> play(Words words, Listening listening) {
      call.isAsked(
          switch (listening) {
            case Listening.Off() -> FakeCall.Asked.NOTHING;
            case Listening.ForKey _ -> FakeCall.Asked.A_KEY;
          });
      return line.play(words, listening);
    }

    @Override
    public Keys collect(Words words, int most, Duration wait) {
      call.isAsked(FakeCall.Asked.KEYS);
      return line.collect(words, most, wait);
    }

    @Override
    public Recording record(RecordingName name, RecordingLimits limits) {
      return line.record(name, limits);
    }

    @Override
    public QueueOutcome enqueue(QueueName queue, Waiting waiting) {
      return line.enqueue(queue, waiting);
    }

    @Override
    public void tag(Tag tag, String value) {
      line.tag(tag, value);
    }

    @Override
    public void hangUp() {
      line.hangUp();
    }

    @Override
    public void giveBack() {
      line.giveBack();
    }

    @Override
    public void turnAway(Refusal why) {
      line.turnAway(why);
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
