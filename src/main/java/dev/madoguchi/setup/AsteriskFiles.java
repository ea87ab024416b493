package dev.madoguchi.setup;

import dev.madoguchi.asterisk.HoldMusic;
import dev.madoguchi.call.QueueName;
import dev.madoguchi.plan.Plan;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes Asterisk's configuration into the state folder: a copy of {@code asterisk-config/}, and
 * what differs between lines beside it. Writing again changes nothing else.
 */
public final class AsteriskFiles {
  private final StateFolder state;
  private final Home home;

  public AsteriskFiles(StateFolder state, Home home) {
    this.state = state;
    this.home = home;
  }

  /** Writes all files, for their owner only. */
  public void write(Settings settings, Secrets secrets, Plan plan) {
    state.create();
    try {
      Map<String, String> files = shipped();
      files.putAll(agents(files.getOrDefault("queues.conf", ""), secrets, plan));
      files.putAll(new LocalFiles(state, home, settings, secrets, plan).all());
      removeOthers(files);
      if (Files.isDirectory(home.music())) {
        HoldMusic.cut(home.music(), state.hold(), home.prompts());
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        OwnerOnly.write(state.asteriskEtc().resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new SetupProblem(
          "cannot write Asterisk's configuration to " + state.asteriskEtc() + ": " + e, e);
    }
  }

  private Map<String, String> shipped() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(home.asteriskConfig(), "*.conf")) {
      for (Path file : all) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    if (files.isEmpty()) {
      throw new SetupProblem("no *.conf in " + home.asteriskConfig());
    }
    return files;
  }

  /** A queue of the plan that Asterisk does not have would lose its callers, so it is refused. */
  private Map<String, String> agents(String queuesConf, Secrets secrets, Plan plan) {
    for (QueueName queue : plan.queues().keySet()) {
      if (!AgentFiles.queuesIn(queuesConf).containsKey(queue.value())) {
        throw new SetupProblem(
            "queue "
                + queue
                + " of the plan is not in "
                + home.asteriskConfig().resolve("queues.conf"));
      }
    }
    return new AgentFiles(state, plan).texts(queuesConf, secrets);
  }

  /** An agent or queue that is gone from the plan must be gone from Asterisk. */
  private void removeOthers(Map<String, String> files) throws IOException {
    for (String folder : new String[] {"", "local"}) {
      try (DirectoryStream<Path> all =
          Files.newDirectoryStream(state.asteriskEtc().resolve(folder), "*.conf")) {
        for (Path file : all) {
          if (!files.containsKey(state.asteriskEtc().relativize(file).toString())) {
            Files.delete(file);
          }
        }
      }
    }
  }
}
