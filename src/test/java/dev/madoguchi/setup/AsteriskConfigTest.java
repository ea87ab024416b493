package dev.madoguchi.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.HomeCopy;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every name in Asterisk's configuration that leads nowhere is found. */
class AsteriskConfigTest {
  @TempDir Path folder;

  @Test
  void the_shipped_one_is_whole() throws IOException {
    assertThat(AsteriskConfig.problems(new HomeCopy(folder).home(), Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pjsip.conf | context = from-trunk | context = from-trunks | pjsip.conf:26: trunk.context: from-trunks is not in extensions.conf",
        "queues.conf | musicclass = hold | context = nowhere | line.context: nowhere is not in extensions.conf",
        "extensions.conf | Goto(support-line,call,1) | Goto(support-lines,call,1) | from-trunk.${MADOGUCHI_NUMBER}: leads to support-lines,call,1, which is not there",
        "extensions.conf | Goto(support-line,call,1) | Goto(support-line,call,2000) | leads to support-line,call,2000",
        "extensions.conf | ?next,1:again-to-ari,lost) | ?nekst,1:again-to-ari,lost) | support-line.T: leads to nekst,1",
        "extensions.conf | ?static,1:message,1) | ?nowhere,1:message,1) | support-line.alone: leads to nowhere,1",
        "extensions.conf | n(served),Hangup() | n(serving),Hangup() | support-line.call: leads to served",
        "extensions.conf | Set(MADOGUCHI_QUEUE=other) | Set(CHANNEL(hangup_handler_push)=support-line,bye,1) | leads to support-line,bye,1",
        "extensions.conf | exten => T,1,Goto(support-line,T,1) | exten => U,1,Hangup() | in-queue.0: winds the watchdog, and its context has no extension T",
        "extensions.conf | ${MADOGUCHI_LANGUAGE}/agent-not-possible) | ja/sorry) | agent-code.not-possible: plays ja/sorry, and there is no such prompt",
      })
  void a_name_that_leads_nowhere_is_named(String file, String shipped, String instead, String told)
      throws IOException {
    HomeCopy copy = new HomeCopy(folder).with("asterisk-config/" + file, shipped, instead);
    assertThat(AsteriskConfig.problems(copy.home(), Optional.empty()))
        .anySatisfy(
            problem -> assertThat(problem).startsWith("asterisk-config/" + file).contains(told));
  }

  @Test
  void what_is_played_in_the_callers_language_is_looked_for_in_each_of_the_plan()
      throws IOException {
    HomeCopy copy =
        new HomeCopy(folder).with("asterisk-config/extensions.conf", "}/apology)", "}/sorry)");
    Loading loading = PlanLoader.load(copy.home().plan());
    assertThat(loading).isInstanceOf(Loading.Loaded.class);
    Plan plan = ((Loading.Loaded) loading).plan();
    assertThat(AsteriskConfig.problems(copy.home(), Optional.of(plan)))
        .anyMatch(problem -> problem.contains("support-line.static: plays ja/sorry"))
        .anyMatch(problem -> problem.contains("support-line.static: plays en/sorry"));
  }

  @Test
  void a_comment_is_no_configuration() {
    assertThat(ConfFile.parse("; [a]\n[b](t) ; c\nx = y\\;z ; w\n#include f.conf\n").sections())
        .last()
        .satisfies(
            section -> {
              assertThat(section.name()).isEqualTo("b");
              assertThat(section.entries())
                  .containsExactly(
                      new ConfFile.Entry(3, "x", "y\\;z"),
                      new ConfFile.Entry(4, "include", "f.conf"));
            });
  }
}
