package dev.madoguchi;

import dev.madoguchi.asterisk.Side;
import dev.madoguchi.cli.Plans;
import dev.madoguchi.cli.StateOption;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.queue.Agent;
import dev.madoguchi.queue.QueueSnapshot;
import dev.madoguchi.setup.AgentFiles;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.setup.StateFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs the server beside an Asterisk that is up or coming up; {@code up} calls it, and so may an
 * init system.
 */
@Command(
    name = "serve",
    description = "Runs the server alone, beside an Asterisk prepared with 'up' or 'prepare'.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss VV", Locale.ROOT);

  @Mixin private StateOption state;

  @Option(
      names = "--beside",
      description = "Runs the second of two servers; its port is given to 'up' or 'prepare'.")
  private boolean beside;

  @Option(
      names = "--heartbeat",
      paramLabel = "FILE",
      description =
          "Writes a line there, a pipe, twice a second from when calls are taken and as long as they can be served; 'up'"
              + " ends a server that stays silent.")
  private Optional<Path> heartbeat = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Home home = Home.fromLauncher();
    StateFolder folder = state.folder(home);
    Settings settings = Settings.load(folder, home);
    if (settings.asOf().isSet()) {
      // before the first logger exists: logback.xml puts it on every line
      System.setProperty("madoguchi.clock.mark", " [CLOCK SET]");
    }
    Plan plan = Plans.read(settings.plan());
    PlanInForce.withoutWords(home, plan).stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw new SetupProblem(problem);
            });
    CompletableFuture<List<QueueSnapshot>> first = new CompletableFuture<>();
    Madoguchi server =
        Madoguchi.start(
            home,
            folder,
            settings,
            Secrets.load(folder),
            new PlanInForce(
                settings.plan(),
                home,
                plan,
                next -> new AgentFiles(folder, next).areWritten(Secrets.load(folder))),
            beside ? Side.BESIDE : Side.FIRST,
            first::complete);
    try (server) {
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch forced = new CountDownLatch(1);
      Signals.onEnd(() -> (asked.getCount() > 0 ? asked : forced).countDown());
      Thread.ofVirtual().start(() -> sayWhenReady(server, first, folder, settings, plan));
      asked.await();
      server.drain(forced, what -> say("stopping: " + what));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Apart from the rest: the server may be asked to end before Asterisk has been reached. */
  private void sayWhenReady(
      Madoguchi server,
      CompletableFuture<List<QueueSnapshot>> first,
      StateFolder folder,
      Settings settings,
      Plan plan) {
    try {
      server.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    // from the first call on, whatever becomes of AMI: that is waited for by the words alone
    heartbeat.ifPresent(
        pipe ->
            Heartbeat.start(
                server::turn,
                () -> Files.newOutputStream(pipe, StandardOpenOption.WRITE),
                Heartbeat.EVERY));
    List<QueueSnapshot> queues = first.join();
    if (beside) {
      say("the second server is there");
    } else {
      sayReady(folder, settings, plan);
    }
    // not a static one: madoguchi.clock.mark must be set before the first logger exists
    Logger log = LoggerFactory.getLogger(ServeCommand.class);
    log.info("ready: {} queues, {} agents on duty", queues.size(), onDuty(queues));
  }

  private void say(String what) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(what);
    out.flush();
  }

  /** Who serves two queues is one agent. */
  private static long onDuty(List<QueueSnapshot> queues) {
    return queues.stream()
        .flatMap(queue -> queue.agents().stream())
        .filter(agent -> agent.state() != Agent.State.OFF_DUTY)
        .map(Agent::account)
        .distinct()
        .count();
  }

  private void sayReady(StateFolder folder, Settings settings, Plan plan) {
    PrintWriter out = spec.commandLine().getOut();
    if (settings.asOf().isSet()) {
      ZonedDateTime now = ZonedDateTime.now(settings.asOf().clock(plan.hours().zone()));
      out.println("*** THE CLOCK IS SET: this line believes it is " + now.format(TIME) + " ***");
    }
    String number = plan.number().digits();
    out.printf(
        "ready: dial %s by SIP at %s (sip:%s@%s); a first call: bin/first-call 1 --state %s"
            + " (it presses 1); telephones for agents: bin/madoguchi agents --state %s%n",
        number, settings.sip(), number, settings.sip(), folder, folder);
    out.flush();
  }
}
