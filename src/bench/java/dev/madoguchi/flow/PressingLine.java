package dev.madoguchi.flow;

import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Entry;
import dev.madoguchi.call.Keys;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.QueueOutcome;
import dev.madoguchi.call.Recording;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.call.RecordingName;
import dev.madoguchi.call.Refusal;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Waiting;
import dev.madoguchi.call.Words;
import java.time.Duration;
import java.util.Optional;

/** A caller who presses this key whatever is said, and does nothing else; costs next to nothing. */
record PressingLine(CallId id, Caller caller, Digit key) implements Line {
  @Override
  public Entry entry() {
    return new Entry.Fresh();
  }

  @Override
  public void answer() {}

  @Override
  public Optional<Digit> play(Words words, Listening listening) {
    return Optional.of(key);
  }

  @Override
  public Keys collect(Words words, int most, Duration wait) {
    throw new UnsupportedOperationException("presses one key");
  }

  @Override
  public Recording record(RecordingName name, RecordingLimits limits) {
    throw new UnsupportedOperationException("says nothing");
  }

  @Override
  public QueueOutcome enqueue(QueueName queue, Waiting waiting) {
    throw new UnsupportedOperationException("waits for nobody");
  }

  @Override
  public void tag(Tag tag, String value) {}

  @Override
  public void hangUp() {}

  @Override
  public void giveBack() {}

  @Override
  public void turnAway(Refusal why) {}

  @Override
  public void close() {}
}
