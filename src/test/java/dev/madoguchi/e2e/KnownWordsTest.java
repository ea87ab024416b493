package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownWordsTest {
  private static final Sound GREETING = Prompts.prompt("greeting");
  private static final KnownWords KNOWN =
      KnownWords.of(List.of(GREETING, Prompts.prompt("apology"), Prompts.figures().get(3)));

  @Test
  void a_packet_of_a_prompt_is_known_wherever_the_packet_begins() {
    assertThat(KNOWN.place(packet(GREETING, 3000)))
        .contains(new KnownWords.Place("greeting", 3000));
    assertThat(KNOWN.place(packet(GREETING, 3077)))
        .contains(new KnownWords.Place("greeting", 3077));
  }

  @Test
  void what_is_no_prompt_or_stands_behind_its_beginning_is_not_known() {
    assertThat(KNOWN.place(packet(Prompts.prompt("goodbye"), 3000))).isEmpty();
    assertThat(KNOWN.place(packet(GREETING, Sound.RATE))).isEmpty();
    assertThat(KNOWN.place(new byte[80])).isEmpty();
  }

  @Test
  void silence_is_no_word() {
    byte[] silence = MuLaw.encode(new short[KnownWords.PACKET]);
    assertThat(KNOWN.place(silence)).isEmpty();
    assertThat(KnownWords.audible(silence)).isFalse();
    assertThat(KnownWords.audible(packet(GREETING, 3000))).isTrue();
  }

  @Test
  void a_prompt_said_twice_is_heard_twice_and_once_when_it_is_said_once() {
    HeardWords words = new HeardWords(KNOWN);
    say(words, Prompts.figures().get(3));
    say(words, Prompts.figures().get(3));
    say(words, GREETING);
    assertThat(words.all())
        .extracting(HeardWords.Spoken::prompt)
        .containsExactly("digit-3", "digit-3", "greeting");
  }

  @Test
  void a_silence_counts_from_word_to_word_but_not_while_the_caller_speaks() {
    HeardWords words = new HeardWords(KNOWN);
    long now = System.nanoTime();
    words.heard(rtp(packet(GREETING, 3000)), now + 1_000_000_000L);
    words.heard(rtp(packet(GREETING, 3160)), now + 4_000_000_000L);
    assertThat(words.longestSilence()).hasMillis(3000);
    HeardWords speaking = new HeardWords(KNOWN);
    speaking.ownTurn();
    speaking.heard(rtp(packet(GREETING, 3000)), System.nanoTime() + 9_000_000_000L);
    assertThat(speaking.longestSilence()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void who_hesitates_is_waited_for_in_silence_but_not_in_the_middle_of_words() {
    Duration hesitation = Duration.ofSeconds(3);
    long now = System.nanoTime();
    long answers = now + GREETING.length().plus(hesitation).toNanos();
    long next = answers + 1_000_000_000L;

    HeardWords whole = new HeardWords(KNOWN);
    say(whole, GREETING, now, GREETING.size());
    whole.hesitates(answers);
    whole.heard(rtp(packet(Prompts.prompt("apology"), 3000)), next);
    assertThat(whole.longestSilence()).isEqualTo(Duration.ofSeconds(1));

    HeardWords brokenOff = new HeardWords(KNOWN);
    say(brokenOff, GREETING, now, GREETING.size() / 3);
    brokenOff.hesitates(answers);
    brokenOff.heard(rtp(packet(Prompts.prompt("apology"), 3000)), next);
    assertThat(brokenOff.longestSilence()).isGreaterThan(hesitation);
  }

  @Test
  void the_next_words_know_how_long_nothing_was_heard_before_them() {
    Sound three = Prompts.figures().get(3);
    HeardWords words = new HeardWords(KNOWN);
    long now = System.nanoTime();
    long fault = now + 100_000_000L;
    say(words, three, now, three.size());
    long end = words.all().getLast().began() + three.length().toNanos();
    words.heard(rtp(packet(GREETING, 3000)), end + 2_000_000_000L);

    CallStory.NextWords next = words.all().getLast().behind(fault);
    assertThat(next.after()).isGreaterThan(Duration.ofSeconds(2));
    assertThat(next.inSilence())
        .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2200))
        .isLessThan(next.after());
  }

  /** From that reading of the clock on, a packet each 20 ms. */
  private static void say(HeardWords words, Sound sound, long from, int samples) {
    for (int at = 0; at + KnownWords.PACKET <= samples; at += KnownWords.PACKET) {
      words.heard(rtp(packet(sound, at)), from + Sound.lengthOf(at).toNanos());
    }
  }

  private static void say(HeardWords words, Sound sound) {
    for (int at = 0; at + KnownWords.PACKET <= sound.size(); at += KnownWords.PACKET) {
      words.heard(rtp(packet(sound, at)), System.nanoTime());
    }
  }

  private static RtpPacket rtp(byte[] payload) {
    return new RtpPacket(false, RtpPacket.PCMU, 0, 0, 1, payload);
  }

  /** As Asterisk codes it: each of four neighbouring samples like the highest of them. */
  private static byte[] packet(Sound sound, int at) {
    short[] samples = sound.slice(at, at + KnownWords.PACKET);
    for (int i = 0; i < samples.length; i++) {
      samples[i] |= 3;
    }
    return MuLaw.encode(Arrays.copyOf(samples, samples.length));
  }
}
