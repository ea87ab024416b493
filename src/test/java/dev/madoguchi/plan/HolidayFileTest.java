package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.hours.Holidays;
import dev.madoguchi.hours.JapaneseHolidays;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidayFileTest {
  private static final String HEADINGS = "国民の祝日・休日月日,国民の祝日・休日名称\n";

  @TempDir Path folder;
  private PlanFolder files;

  @BeforeEach
  void copyTheShippedPlan() throws IOException {
    files = new PlanFolder(folder);
  }

  /** The days of the file, without those projected. */
  private Map<LocalDate, String> names() {
    Holidays read = files.loaded().hours().holidays();
    Map<LocalDate, String> names = new TreeMap<>(read.names());
    names.keySet().removeIf(day -> !read.isOfficial(day));
    return names;
  }

  private void holidays(String text) throws IOException {
    files.writeHolidays(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_shipped_days_are_those_of_the_law() {
    Map<LocalDate, String> lawful = new TreeMap<>();
    for (int year = 2000; year <= 2027; year++) {
      lawful.putAll(JapaneseHolidays.of(Year.of(year)));
    }
    assertThat(names()).isEqualTo(lawful);
  }

  @Test
  void the_shipped_days_are_of_twenty_eight_years() {
    assertThat(files.loaded().hours().holidays().official())
        .extracting(Year::getValue)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2000, 2027).boxed().toList());
    assertThat(names()).hasSize(486);
  }

  @Test
  void years_the_file_does_not_cover_are_projected() throws IOException {
    holidays(HEADINGS + "2026/11/23,勤労感謝の日\n2028/5/8,特別な休日\n");
    Holidays read = files.loaded().hours().holidays();
    // an official year is taken as it stands
    assertThat(read.on(LocalDate.of(2026, 11, 3))).isEmpty();
    assertThat(read.on(LocalDate.of(2028, 5, 8))).contains("特別な休日");
    assertThat(read.isOfficial(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(read.on(LocalDate.of(2027, 3, 22))).contains("休日");
    assertThat(read.isOfficial(LocalDate.of(2027, 3, 22))).isFalse();
    assertThat(read.on(LocalDate.of(2050, 11, 23))).contains("勤労感謝の日");
  }

  @Test
  void shift_jis_as_published_reads_the_same() throws IOException {
    Map<LocalDate, String> shipped = names();
    String text = Files.readString(files.holidays()).replace("\n", "\r\n");
    files.writeHolidays(text.getBytes(Charset.forName("Shift_JIS")));
    assertThat(names()).isEqualTo(shipped);
  }

  @Test
  void a_byte_order_mark_and_empty_lines_at_the_end_do_no_harm() throws IOException {
    holidays("\uFEFF" + HEADINGS + "2026/11/23,勤労感謝の日\n\n\n");
    assertThat(names()).containsExactly(Map.entry(LocalDate.of(2026, 11, 23), "勤労感謝の日"));
  }

  @Test
  void every_bad_row_is_named_with_its_line() throws IOException {
    holidays(
        HEADINGS
            + """
            2026/1/1,元日
            2026-01-12,成人の日
            2026/2/30,建国記念の日

            2026/1/1,元日
            2026/3/20,
            2026/4/29,昭和の日,余り
            20260/5/3,憲法記念日
            1947/5/4,みどりの日
            2026/5/5,こども\u001Bの日
            2026/13/1,海の日
            """);
    assertThat(files.problems())
        .satisfiesExactly(
            p -> assertThat(p).startsWith("holidays-jp.csv:3: '2026-01-12,成人の日' is not a holiday"),
            p -> assertThat(p).startsWith("holidays-jp.csv:4: there is no such date"),
            p -> assertThat(p).startsWith("holidays-jp.csv:5: '' is not a holiday"),
            p ->
                assertThat(p).startsWith("holidays-jp.csv:6: 2026-01-01 stands here a second time"),
            p -> assertThat(p).startsWith("holidays-jp.csv:7: '2026/3/20,' is not a holiday"),
            p -> assertThat(p).startsWith("holidays-jp.csv:8: "),
            p -> assertThat(p).startsWith("holidays-jp.csv:9: "),
            p -> assertThat(p).startsWith("holidays-jp.csv:10: the year 1947 is not from 1948"),
            p -> assertThat(p).startsWith("holidays-jp.csv:11: '2026/5/5,こども\\u001Bの日'"),
            p -> assertThat(p).startsWith("holidays-jp.csv:12: there is no such date"));
  }

  @Test
  void other_headings_are_another_file() throws IOException {
    holidays("date,name\n2026/1/1,元日\n");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("holidays-jp.csv:1: must begin with the headings of the Cabinet Office");
  }

  @Test
  void headings_alone_are_no_holidays() throws IOException {
    holidays(HEADINGS);
    assertThat(files.problems()).singleElement().asString().contains("has no holiday");
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    holidays("");
    assertThat(files.problems()).singleElement().asString().contains("must begin with");
  }

  @Test
  void bytes_of_no_known_encoding_are_refused() throws IOException {
    files.writeHolidays(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x41, 0x00});
    assertThat(files.problems())
        .containsExactly("holidays-jp.csv: is neither UTF-8 nor Shift_JIS; save it as one of them");
  }
}
