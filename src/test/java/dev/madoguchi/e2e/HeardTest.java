package dev.madoguchi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeardTest {
  private static final int LOUD = 8031; // a value mu-law keeps as it is
  private static final long MILLISECOND = 1_000_000L;

  private final Heard heard = new Heard(0);

  @Test
  void packets_lie_side_by_side_from_the_moment_they_began() {
    hear(1, 5000, 100);
    hear(1, 5160, 120);

    assertThat(loudParts()).isEqualTo("800-1120");
  }

  @Test
  void a_late_packet_lies_where_its_timestamp_says() {
    hear(1, 0, 0);
    hear(1, 160, 700);
    hear(1, 320, 701);

    assertThat(loudParts()).isEqualTo("0-480");
  }

  @Test
  void a_lost_packet_is_a_gap_of_silence() {
    hear(1, 0, 0);
    hear(1, 320, 40);

    assertThat(loudParts()).isEqualTo("0-160 320-480");
  }

  @Test
  void a_pause_of_the_machine_in_which_no_packet_was_lost_is_closed() {
    hear(65_535, 1, 0, 0);
    hear(0, 1, 160 + 920, 135);
    hear(1, 1, 320 + 920, 155);

    assertThat(loudParts()).isEqualTo("0-480");
  }

  @Test
  void many_pauses_of_the_machine_are_closed_however_long_they_are_together() {
    for (int packet = 0; packet < 10; packet++) {
      hear(packet, 1, packet * (160 + 5600), packet * 720);
    }

    assertThat(loudParts()).isEqualTo("0-1600");
  }

  @Test
  void a_longer_pause_is_one() {
    hear(7, 1, 0, 0);
    hear(8, 1, 160 + 8000, 1020);

    assertThat(loudParts()).isEqualTo("0-160 8160-8320");
  }

  @Test
  void two_packets_that_changed_places_are_put_right() {
    hear(1, 0, 0);
    hear(1, 320, 20);
    hear(1, 160, 21);

    assertThat(loudParts()).isEqualTo("0-480");
  }

  @Test
  void a_new_source_begins_when_it_arrives() {
    hear(1, 0, 0);
    hear(2, 77_777, 100);

    assertThat(loudParts()).isEqualTo("0-160 800-960");
  }

  @Test
  void a_timestamp_from_another_world_begins_when_it_arrives() {
    hear(1, 0, 0);
    hear(1, 900_000, 100);
    hear(1, 900_160, 120);
    hear(1, 10, 200);

    assertThat(loudParts()).isEqualTo("0-160 800-1120 1600-1760");
  }

  @Test
  void a_timestamp_may_run_over_its_highest_value() {
    hear(1, -160, 0);
    hear(1, 0, 20);

    assertThat(loudParts()).isEqualTo("0-320");
  }

  @Test
  void what_was_heard_is_never_written_over_by_a_jump_back() {
    hear(1, 16_000, 0);
    hear(1, 16_160, 20);
    hear(1, 14_000, 40);

    assertThat(loudParts()).isEqualTo("0-480");
  }

  @Test
  void tells_when_a_sample_arrived() {
    hear(1, 0, 0);
    hear(1, 160, 25);

    assertThat(heard.arrivalOf(159)).isZero();
    assertThat(heard.arrivalOf(160)).isEqualTo(25 * MILLISECOND);
  }

  @Test
  void nobody_waits_for_a_call_that_is_over() {
    heard.close();

    assertThat(heard.awaitBeyond(0, Duration.ofHours(1))).isFalse();
  }

  private void hear(int source, int timestamp, int arrivedMillis) {
    hear(0, source, timestamp, arrivedMillis);
  }

  private void hear(int sequence, int source, int timestamp, int arrivedMillis) {
    byte[] payload = new byte[160];
    Arrays.fill(payload, MuLaw.encode((short) LOUD));
    heard.place(
        new RtpPacket(false, RtpPacket.PCMU, sequence, timestamp, source, payload),
        arrivedMillis * MILLISECOND);
  }

  /** Where something else than silence is: "from-until from-until". */
  private String loudParts() {
    short[] samples = heard.samples();
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < samples.length; i++) {
      boolean loud = samples[i] != 0;
      if (loud && (i == 0 || samples[i - 1] == 0)) {
        parts.append(i).append('-');
      }
      if (loud && (i == samples.length - 1 || samples[i + 1] == 0)) {
        parts.append(i + 1).append(' ');
      }
    }
    return parts.toString().strip();
  }
}
