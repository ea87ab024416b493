package dev.madoguchi.agi;

import dev.madoguchi.call.Line;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An AGI server on a free port whose calls are held for the test to talk on. */
final class TestCalls implements AutoCloseable {
  static final String SECRET = "0123456789abcdef";
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  final AgiServer server;

  TestCalls() {
    this(settings(10, Duration.ofSeconds(5)));
  }

  TestCalls(AgiSettings settings) {
    server = AgiServer.start(settings, this::hold);
  }

  static AgiSettings settings(int mostCalls, Duration headerDeadline) {
    return new AgiSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new AgiSecret(SECRET),
        Path.of("/prompts"),
        Path.of("/recordings"),
        mostCalls,
        headerDeadline,
        Duration.ofSeconds(60));
  }

  FakeAsterisk ring(String... moreHeader) {
    return new FakeAsterisk(server.address(), header(moreHeader));
  }

  static String[] header(String... more) {
    return (String.join(
                "\n",
                "agi_network: yes",
                "agi_uniqueid: 1763945999.1",
                "agi_callerid: 09012345678",
                "agi_accountcode: ",
                "agi_arg_1: " + SECRET)
            + (more.length == 0 ? "" : "\n" + String.join("\n", more)))
        .split("\n", -1);
  }

  /** The line of the next call that is taken. */
  Line next() throws InterruptedException {
    Line line = lines.poll(10, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("no call was taken within 10 s");
    }
    return line;
  }

  private void hold(Line line) {
    lines.add(line);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    server.close();
  }
}
