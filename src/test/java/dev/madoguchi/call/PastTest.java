package dev.madoguchi.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastTest {
  private static final Instant TEN = Instant.parse("2026-11-24T01:00:00Z");

  static Stream<Entry.Beginning> beginnings() {
    return Stream.concat(
        Stream.of(
            new Entry.Fresh(),
            new Entry.Resumed(Optional.empty()),
            new Entry.Resumed(Optional.of(new QueueName("returns")))),
        QueueOutcomes.all()
            .map(how -> new Entry.BackFromQueue(new QueueName("lost-and-found"), how)));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void what_is_written_is_read(Entry.Beginning beginning) {
    Past past = new Past(beginning, TEN, Language.ENGLISH, List.of("0a1", "zzn", "k3012k"));
    assertThat(Past.parse(past.text())).contains(past);
    assertThat(past.text()).matches("[-.a-z0-9]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "new",
        "new.t9gk3c",
        "new..ja",
        "new.t9gk3c.ja.",
        "new.t9gk3c.JA",
        "x-returns.t9gk3c.ja",
        "kx-returns.t9gk3c.ja",
        "s-.t9gk3c.ja",
        "new.zzzzzzzzzzzzzzzzz.ja",
        "new.t9gk3c.ja.a b"
      })
  void what_is_none_of_ours_is_no_past(String text) {
    assertThat(Past.parse(text)).isEmpty();
  }

  @Test
  void who_has_come_out_of_a_queue_has_no_other_past() {
    Past past = new Past(new Entry.Fresh(), TEN, Language.JAPANESE, List.of("0a1"));
    assertThat(past.cameOut(new QueueName("returns"), new QueueOutcome.Served(), Language.ENGLISH))
        .isEqualTo(
            new Past(
                new Entry.BackFromQueue(new QueueName("returns"), new QueueOutcome.Served()),
                TEN,
                Language.ENGLISH,
                List.of()));
  }
}
