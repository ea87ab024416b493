package dev.madoguchi.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.asterisk.HoldPlaces.Place;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** When words are to be laid down for a caller, and when to be taken away. */
class HoldPlacesTest {
  private static final List<Duration> TEN = Collections.nCopies(10, ms(4_800));

  @Test
  void a_place_comes_after_each_part_and_its_turn_a_second_before() {
    HoldPlaces places = new HoldPlaces(TEN, Duration.ZERO);
    Place first = places.next();
    assertThat(first).isEqualTo(new Place(0, 5, ms(4_800), ms(1_000)));
    assertThat(first.turn()).isEqualTo(ms(3_800));
    assertThat(places.next()).isEqualTo(new Place(1, 6, ms(9_600), ms(1_000)));
  }

  @Test
  void what_is_said_moves_all_later_places() {
    HoldPlaces places = new HoldPlaces(TEN, Duration.ZERO);
    places.next();
    assertThat(places.said(ms(2_500))).isEqualTo(ms(7_300));
    assertThat(places.next().comes()).isEqualTo(ms(12_100));
    assertThat(places.next().comes()).isEqualTo(ms(16_900));
  }

  @Test
  void after_the_last_part_comes_the_first() {
    HoldPlaces places = new HoldPlaces(TEN, ms(9 * 4_800));
    assertThat(places.next()).isEqualTo(new Place(9, 4, ms(4_800), ms(1_000)));
    assertThat(places.next()).isEqualTo(new Place(0, 5, ms(9_600), ms(1_000)));
  }

  @Test
  void in_the_next_queue_the_music_goes_on_where_it_was() {
    assertThat(new HoldPlaces(TEN, ms(7_000)).next())
        .isEqualTo(new Place(1, 6, ms(2_600), ms(1_000)));
    assertThat(new HoldPlaces(TEN, ms(48_000 + 7_000)).next())
        .isEqualTo(new Place(1, 6, ms(2_600), ms(1_000)));
    assertThat(new HoldPlaces(TEN, ms(4_800)).next().part()).isEqualTo(1);
    assertThat(new HoldPlaces(TEN, ms(48_000)).next().part()).isEqualTo(0);
  }

  @Test
  void in_short_parts_the_turn_is_in_their_middle() {
    HoldPlaces places = new HoldPlaces(Collections.nCopies(8, ms(400)), Duration.ZERO);
    assertThat(places.next().turn()).isEqualTo(ms(200));
    assertThat(places.next().turn()).isEqualTo(ms(600));
  }

  @Property
  void words_are_taken_away_after_they_were_heard_and_before_their_place_comes_again(
      @ForAll @Size(200) List<@IntRange(max = 20_000) Integer> lengths,
      @ForAll @IntRange(max = 100_000) int startedAt) {
    HoldPlaces places = new HoldPlaces(TEN, ms(startedAt));
    Map<Integer, Duration> laidDown = new HashMap<>();
    Duration clock = Duration.ZERO;
    for (int length : lengths) {
      Place place = places.next();
      assertThat(place.comes()).isGreaterThan(clock);
      assertThat(laidDown).doesNotContainKey(place.part());
      Duration ended = laidDown.remove(place.over());
      assertThat(ended == null || ended.compareTo(place.turn()) < 0).isTrue();
      clock = place.comes();
      if (length > 0) {
        clock = places.said(ms(length));
        laidDown.put(place.part(), clock);
      }
    }
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
