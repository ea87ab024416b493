package dev.madoguchi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.call.Secret;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.queue.Account;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.setup.StateFolder;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the accounts to set telephones up with. */
@Command(
    name = "agents",
    description = "Shows each agent's account, password and queues.",
    mixinStandardHelpOptions = true)
public final class AgentsCommand implements Runnable {
  @Mixin private StateOption state;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Home home = Home.fromLauncher();
    StateFolder folder = state.folder(home);
    Settings settings = Settings.load(folder, home);
    Plan plan = Plans.read(settings.plan());
    Secrets secrets = Secrets.load(folder);
    List<Row> rows =
        plan.agents().entrySet().stream()
            .map(
                agent ->
                    new Row(
                        agent.getKey().value(),
                        password(secrets, agent.getKey()),
                        agent.getValue().stream().map(QueueName::value).toList()))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(toJson(rows));
    } else {
      table(out, settings, rows);
    }
    out.flush();
  }

  private static String password(Secrets secrets, Account account) {
    Secret password = secrets.agents().get(account);
    if (password == null) {
      throw new SetupProblem(
          "agent " + account + " is new in the plan: run bin/madoguchi up to make the account");
    }
    return password.text();
  }

  private static String toJson(List<Row> rows) {
    try {
      return new ObjectMapper().writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text that is no JSON", e);
    }
  }

  private static void table(PrintWriter out, Settings settings, List<Row> rows) {
    out.println("Register a telephone (SIP over UDP) at " + settings.sip() + " with:");
    out.println();
    out.printf("%-10s %-26s %s%n", "account", "password", "queues");
    rows.forEach(
        row ->
            out.printf(
                "%-10s %-26s %s%n",
                row.account(), row.password(), String.join(", ", row.queues())));
    out.println();
    out.println("A registered telephone is on duty in its queues.");
  }

  private record Row(String account, String password, List<String> queues) {}
}
