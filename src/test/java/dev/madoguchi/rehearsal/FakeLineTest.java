package dev.madoguchi.rehearsal;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.FarEnd;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.LineContract;
import dev.madoguchi.call.Prompt;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.Tag;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fake line keeps the contract, so that what flow tests show is what callers get. */
class FakeLineTest extends LineContract {
  @Override
  protected FarEnd ring() {
    FakeLine line = FakeLine.from("09012345678");
    return new FarEnd() {
      @Override
      public Line line() {
        return line;
      }

      @Override
      public void presses(Digit key) {
        line.pressing(String.valueOf(key.symbol()));
      }

      @Override
      public void pressesTogether(Digit first, Digit second) {
        presses(first); // between two verbs the fake line hears nothing
      }

      @Override
      public void staysSilent() {
        line.stayingSilent();
      }

      @Override
      public void speaksUntil(Recording.Ending ending) {
        line.speakingUntil(ending);
      }

      @Override
      public void listensInTheQueue() {
        line.waiting(Duration.ofSeconds(5));
      }

      @Override
      public void leavesTheQueue(QueueOutcome outcome) {
        line.leavingTheQueue(outcome);
      }

      @Override
      public void hangsUpInTheNextVerb() {
        line.hangingUp();
      }

      @Override
      public void hangsUpNow() {
        line.goneNow();
      }

      @Override
      public void lacks(Prompt prompt) {
        line.withoutPrompt(prompt);
      }

      @Override
      public boolean isAnsweredFirst() {
        return line.happened().getFirst().equals("answered");
      }

      @Override
      public List<String> heard() {
        return line.happened().stream()
            .filter(sentence -> sentence.startsWith("heard "))
            .flatMap(sentence -> Arrays.stream(sentence.split(" ", -1)).skip(1))
            .toList();
      }

      @Override
      public Optional<String> tagged(Tag tag) {
        return line.tagged(tag);
      }

      @Override
      public void close() {
        line.close();
      }
    };
  }
}
