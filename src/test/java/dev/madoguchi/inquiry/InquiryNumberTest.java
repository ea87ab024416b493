package dev.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InquiryNumberTest {
  @Property
  void what_is_printed_is_read_back(@ForAll @LongRange(min = 1, max = 9_999_999) long count) {
    InquiryNumber number = new InquiryNumber(count);
    assertThat(InquiryNumber.parse(number.digits())).contains(number);
  }

  @Property
  void any_single_wrong_digit_is_found(
      @ForAll @LongRange(min = 1, max = 999_999) long count,
      @ForAll @IntRange(max = 6) int place,
      @ForAll @IntRange(min = 1, max = 9) int shift) {
    StringBuilder digits = new StringBuilder(new InquiryNumber(count).digits());
    int wrong = (digits.charAt(place) - '0' + shift) % 10;
    digits.setCharAt(place, (char) ('0' + wrong));
    assertThat(InquiryNumber.parse(digits.toString())).isEmpty();
  }

  @Property
  void any_swap_of_neighbours_is_found(
      @ForAll @LongRange(min = 1, max = 999_999) long count, @ForAll @IntRange(max = 5) int place) {
    String digits = new InquiryNumber(count).digits();
    char[] swapped = digits.toCharArray();
    swapped[place] = digits.charAt(place + 1);
    swapped[place + 1] = digits.charAt(place);
    boolean same = new String(swapped).equals(digits);
    assertThat(InquiryNumber.parse(new String(swapped)).isPresent()).isEqualTo(same);
  }

  @Test
  void the_first_numbers_are_known() {
    // 572 has the check digit 4 in Damm's own example; 100001 was worked out by hand from the table
    assertThat(new InquiryNumber(572).digits()).isEqualTo("0005724");
    assertThat(new InquiryNumber(100_001).digits()).isEqualTo("1000015");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "12345", "0000000", "99999999999999999999", "١٠٠٠٠١٨"})
  void what_is_not_a_receipt_number_is_refused(String text) {
    assertThat(InquiryNumber.parse(text)).isEmpty();
  }

  @Test
  void a_count_below_one_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new InquiryNumber(0));
  }
}
