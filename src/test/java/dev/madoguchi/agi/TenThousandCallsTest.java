package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Listening;
import dev.madoguchi.call.Tag;
import dev.madoguchi.call.Words;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The calls of a very large centre at once, over TCP: each has a virtual thread, none one more. */
class TenThousandCallsTest {
  private static final Listening WAIT = new Listening.ForKey(Duration.ZERO);
  private static final int CALLS = 10_000;
  private static final int PLATFORM_THREADS = 50;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final CountDownLatch answered = new CountDownLatch(CALLS);
  private final CountDownLatch spoken = new CountDownLatch(CALLS);
  private final CountDownLatch over = new CountDownLatch(1);

  @Test
  void ten_thousand_calls_are_held_and_served_without_a_platform_thread_each() throws Exception {
    UnixOperatingSystemMXBean machine =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    assertThat(machine.getMaxFileDescriptorCount() - machine.getOpenFileDescriptorCount())
        .as("open files this process may have; bin/test raises the limit where it can (ulimit -n)")
        .isGreaterThan(CALLS + 100L);
    ThreadMXBean platform = ManagementFactory.getThreadMXBean(); // counts no virtual ones
    platform.resetPeakThreadCount();
    int before = platform.getThreadCount();

    try (AgiServer server =
        AgiServer.start(TestCalls.settings(CALLS, DEADLINE), TestCalls.CLOCK, this::serve)) {
      Process asterisks = asterisks(server.address().getPort());
      try {
        await(answered, "answered");
        assertThat(server.calls()).isEqualTo(CALLS);
        assertThat(server.refused()).isZero();
        await(spoken, "spoken with");
        over.countDown();
        assertThat(asterisks.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(new String(asterisks.getInputStream().readAllBytes(), UTF_8).strip())
            .isEqualTo("ended " + CALLS);
      } finally {
        asterisks.destroyForcibly();
      }
    }

    assertThat(platform.getPeakThreadCount() - before).isLessThan(PLATFORM_THREADS);
  }

  /** No call goes on before all are there, and none ends before each was spoken with. */
  private void serve(Line line) {
    line.answer();
    line.play(Words.NONE, WAIT);
    answered.countDown();
    await(answered, "answered");
    line.tag(Tag.QUEUE, line.id().value());
    line.play(Words.NONE, WAIT); // and with it the tag
    spoken.countDown();
    await(over, "over");
  }

  private static void await(CountDownLatch all, String what) {
    try {
      assertThat(all.await(DEADLINE.toSeconds(), TimeUnit.SECONDS))
          .as("all %s; %d are missing", what, all.getCount())
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process asterisks(int port) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            List.of(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ManyAsterisks.class.getName(),
                String.valueOf(port),
                String.valueOf(CALLS)))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
