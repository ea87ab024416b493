package dev.madoguchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.queue.Account;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.StateFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AgentsCommandTest {
  @TempDir Path folder;

  @Test
  void json_is_a_list_of_account_password_and_queues() {
    Secrets secrets = secrets();

    assertThat(run("--json").strip())
        .startsWith(
            "[{\"account\":\"6001\",\"password\":\""
                + secrets.agents().get(new Account("6001")).text()
                + "\",\"queues\":[\"returns\"]},{\"account\":\"6002\",")
        .endsWith("}]");
  }

  @Test
  void the_table_says_where_to_register() {
    Secrets secrets = secrets();

    assertThat(run())
        .contains("127.0.0.1:5060")
        .contains("6006")
        .contains(secrets.agents().get(new Account("6006")).text());
  }

  private Secrets secrets() {
    StateFolder state = new StateFolder(folder);
    state.create();
    return Secrets.loadOrMake(
        state,
        List.of("6001", "6002", "6003", "6004", "6005", "6006").stream()
            .map(Account::new)
            .toList());
  }

  private String run(String... options) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new AgentsCommand()).setOut(new PrintWriter(out));
    String[] all = new String[options.length + 2];
    all[0] = "--state";
    all[1] = folder.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    assertThat(line.execute(all)).isZero();
    return out.toString();
  }
}
