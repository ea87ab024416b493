package dev.madoguchi.rehearsal;

import dev.madoguchi.call.Digit;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import java.time.Duration;

/** One step of a {@link FakeLine}'s script: what the caller, or the queue, does next. */
sealed interface Step {
  record Press(Digit digit) implements Step {}

  record StaySilent() implements Step {}

  record Speak(Recording.Ending ending) implements Step {}

  record Wait(Duration waited) implements Step {}

  record Leave(QueueOutcome outcome) implements Step {}

  record HangUp() implements Step {}
}
