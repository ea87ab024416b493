package dev.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  @Test
  void a_command_that_is_named_is_the_only_one_looked_into_and_bears_its_own_name() {
    Map<String, CommandLine> all = Main.commandLine("--help").getSubcommands();
    assertThat(all).hasSizeGreaterThan(10);
    for (String name : all.keySet()) {
      Map<String, CommandLine> named = Main.commandLine(name, "--help").getSubcommands();
      assertThat(named).containsOnlyKeys(name);
      assertThat(named.get(name).getCommandSpec().userObject())
          .hasSameClassAs(all.get(name).getCommandSpec().userObject());
      CommandLine.Command command =
          named
              .get(name)
              .getCommandSpec()
              .userObject()
              .getClass()
              .getAnnotation(CommandLine.Command.class);
      assertThat(command.name()).isEqualTo(name);
    }
  }

  @Test
  void a_word_that_is_no_command_meets_all_of_them() {
    assertThat(Main.commandLine("serves").getSubcommands()).containsKeys("serve", "check");
    assertThat(Main.commandLine().getSubcommands()).containsKeys("serve", "check");
  }
}
