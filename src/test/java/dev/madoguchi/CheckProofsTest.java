package dev.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.cli.CheckCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code check} proves of a line: each fault is put in, and must be named with its path. */
class CheckProofsTest {
  private static final String PLAN = "config/support-line.yaml";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HomeCopy copy;

  @BeforeEach
  void copyTheInstallation() throws IOException {
    copy = new HomeCopy(folder);
  }

  private int check() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T01:00:00Z"), ZoneOffset.UTC);
    return new CommandLine(
            new CheckCommand(
                clock,
                List.of(
                    new PromptsOfThePlan(copy.home().prompts()),
                    new AsteriskOfThePlan(copy.home()),
                    new WaysThroughThePlan(clock))))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(copy.file(PLAN).toString());
  }

  private void isRefusedWith(String told) {
    assertThat(check()).isEqualTo(1);
    assertThat(err.toString()).contains(told);
  }

  @Test
  void the_shipped_line_has_no_fault() {
    assertThat(check()).as(err.toString()).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).startsWith("ok: 6 queues, 7 choices").contains("ways rehearsed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // no queue, menu or guidance out of reach, no menu without a way on
        "    4: account  # ログイン・会員登録 | '' | queues.account: no key leads to this queue",
        "    1: returns  # キャンセル・返品 | '    1: retruns' | menu.choices.1: no queue 'retruns'",
        "      menu: questions | '      menus: questions' | menu.choices.7",
        "  otherwise: other | '  otherwise: nobody' | menu.otherwise: no queue 'nobody'",
        // hours that overlap
        "    monday: 09:30-17:30 | '    monday: [09:30-13:00, 12:00-17:30]' | hours.weekly.monday[1]: 12:00-17:30 overlaps or touches 09:30-13:00",
        "  last-queued: 0s | '  overrides: [{date: 2026-12-26, closed: all day}, {from: 2026-12-25, until: 2026-12-27, open: 10:00-12:00}]' | hours.overrides[1]: shares a day with the one from 2026-12-26",
        "  last-queued: 0s | '  closures: [{from: 2026-12-29, until: 2027-01-03, name: a}, {from: 2027-01-03, until: 2027-01-04, name: b}]' | hours.closures[1]: shares a day with the one from 2026-12-29",
      })
  void a_fault_of_the_plan_is_named(String shipped, String instead, String told)
      throws IOException {
    copy.with(PLAN, shipped.strip(), instead.strip());
    isRefusedWith(told);
  }

  @ParameterizedTest
  @CsvSource({"ja, greeting:", "en, greeting:", "en, guidance-return:", "ja, closed-override:"})
  void a_prompt_that_a_language_lacks_is_named(String language, String prompt) throws IOException {
    copy.with("prompts/" + language + "/prompts.yaml", "\n" + prompt, "\nsomething-else:");
    isRefusedWith(language + "/prompts.yaml: " + prompt + " the line says it and it has no text");
  }

  @Test
  void a_queue_that_only_a_guidance_leads_to_is_in_reach() throws IOException {
    copy.with(PLAN, "    2: delivery # 配送\n", "");
    assertThat(check()).as(err.toString()).isZero();
  }

  @Test
  void a_queue_without_an_agent_is_a_warning() throws IOException {
    copy.with(PLAN, "  6005: [site]\n", "");
    assertThat(check()).isZero();
    assertThat(err.toString())
        .startsWith("warning: queues.site: no agent serves it, so its callers can only leave");
  }

  @Test
  void a_guidance_no_key_leads_to_is_a_warning() throws IOException {
    copy.with(PLAN, "        3: {guidance: return, queue: returns}   # 返品・交換の方法\n", "");
    assertThat(check()).isZero();
    assertThat(err.toString())
        .contains("ja/prompts.yaml: about-return: no key of the plan leads to it")
        .contains("ja/prompts.yaml: guidance-return: no key of the plan leads to it");
  }

  @Test
  void a_queue_that_asterisk_lacks_is_named_in_both_files() throws IOException {
    copy.with(PLAN, "  site: #", "  shops: #")
        .with(PLAN, "5: site ", "5: shops ")
        .with(PLAN, "    site:\n      1: error", "    shops:\n      1: error")
        .with(PLAN, "6005: [site]", "6005: [shops]");
    isRefusedWith(
        "asterisk-config/queues.conf: shops: the plan has this queue and Asterisk has not");
    assertThat(err.toString())
        .contains("asterisk-config/extensions.conf: shops: is not in the static path's list")
        .contains("ja/prompts.yaml: purpose-shops: the line says it and it has no text");
  }

  @Test
  void without_a_configuration_of_asterisk_it_says_so() throws IOException {
    Files.delete(copy.file("asterisk-config/queues.conf"));
    isRefusedWith("asterisk-config: cannot be read");
  }
}
