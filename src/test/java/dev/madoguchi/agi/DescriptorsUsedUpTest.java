package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A server that may open no more files: its calls go on, and it takes new ones when it may. */
class DescriptorsUsedUpTest {
  private static final int DESCRIPTORS = 400; // the jars of a class path have theirs too
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void a_call_goes_on_while_descriptors_are_used_up_and_a_new_one_is_taken_after()
      throws Exception {
    Process program = fewFiles();
    List<Socket> strangers = new ArrayList<>();
    try {
      BufferedReader said = program.inputReader(UTF_8);
      InetSocketAddress server =
          new InetSocketAddress(
              InetAddress.getLoopbackAddress(),
              Integer.parseInt(said.readLine().substring("port ".length())));
      try (FakeAsterisk before = silent(server)) {
        assertThat(served(before, 1)).isTrue();
        for (int i = 0; i < DESCRIPTORS; i++) {
          Socket stranger = new Socket();
          strangers.add(stranger);
          stranger.connect(server);
        }
        awaitWord(program, "Too many open files");
        try (FakeAsterisk late = silent(server)) {
          assertThat(served(before, 20)).as("the call under way").isTrue();
          assertThat(late.commands).as("the call that found no descriptor").isEmpty();
          for (Socket stranger : strangers) {
            stranger.close();
          }
          assertThat(served(late, 1)).as("the same, when there are some again").isTrue();
          assertThat(served(before, 1)).as("the call under way, after").isTrue();
        }
      }
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
      program.destroyForcibly();
    }
  }

  /** A call whose caller presses nothing, however often asked. */
  private static FakeAsterisk silent(InetSocketAddress server) {
    FakeAsterisk call = new FakeAsterisk(server, TestCalls.header());
    call.oddReplies.put("WAIT FOR", "200 result=0");
    return call;
  }

  /** Whether so many more commands come. */
  private static boolean served(FakeAsterisk call, int more) {
    int enough = call.commands.size() + more;
    return within(() -> call.commands.size() >= enough);
  }

  private static boolean within(BooleanSupplier isSo) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  /** What it logs tells that it has no more. */
  private static void awaitWord(Process program, String word) throws IOException {
    BufferedReader log = new BufferedReader(new InputStreamReader(program.getErrorStream(), UTF_8));
    String line = log.readLine();
    while (line != null && !line.contains(word)) {
      line = log.readLine();
    }
    assertThat(line).as("log of the server").isNotNull();
    Thread.ofVirtual().start(() -> log.lines().forEach(read -> {}));
  }

  private static Process fewFiles() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "bash",
            "-c",
            "ulimit -n " + DESCRIPTORS + "; exec \"$@\"",
            "few-files",
            java,
            "-cp",
            System.getProperty("java.class.path"),
            FewFiles.class.getName())
        .start();
  }
}
