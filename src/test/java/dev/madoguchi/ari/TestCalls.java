package dev.madoguchi.ari;

import dev.madoguchi.asterisk.Backoff;
import dev.madoguchi.asterisk.HoldMusic;
import dev.madoguchi.asterisk.Side;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Secret;
import dev.madoguchi.speech.WavBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An ARI server whose calls are held for the test to talk on. */
final class TestCalls implements AutoCloseable {
  static final AriLimits QUICK =
      new AriLimits(
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          new Backoff(Duration.ofMillis(20), Duration.ofSeconds(1)));

  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final Path folder;
  private volatile CountDownLatch over = new CountDownLatch(1);
  private boolean closed;
  final AriServer server;

  /**
   * With a folder of its own, in which there are no prompts yet; its queues have music, with a
   * place to speak every 400 ms.
   */
  TestCalls(InetSocketAddress asterisk) throws IOException {
    folder = Files.createTempDirectory("ari");
    Files.createDirectories(folder.resolve("prompts/ja"));
    Files.createDirectory(folder.resolve("sounds"));
    Files.createDirectory(folder.resolve("recordings"));
    Path music = Files.createDirectory(folder.resolve("music"));
    Files.write(music.resolve("hold.wav"), WavBytes.telephone(new short[3_200]));
    HoldMusic.cut(music, Files.createDirectory(folder.resolve("hold")), folder.resolve("prompts"));
    server = AriServer.start(settings(asterisk, folder), QUICK, InstantSource.system(), this::hold);
  }

  private static AriSettings settings(InetSocketAddress asterisk, Path folder) {
    return new AriSettings(
        peer(asterisk, "madoguchi-0"),
        folder.resolve("prompts"),
        folder.resolve("sounds"),
        folder.resolve("hold"),
        folder.resolve("recordings"),
        10,
        Duration.ofSeconds(60),
        Side.FIRST);
  }

  static AriPeer peer(InetSocketAddress asterisk, String app) {
    return new AriPeer(
        asterisk, "madoguchi", new Secret("0123456789abcdef"), List.of(app), Optional.empty());
  }

  /** Puts a prompt of this length there. */
  void prompt(String name, Duration length) throws IOException {
    Files.write(file(name), WavBytes.telephone(new short[(int) (length.toMillis() * 8)]));
  }

  void noPrompt(String name) throws IOException {
    Files.delete(file(name));
  }

  private Path file(String name) {
    return folder.resolve("prompts/ja").resolve(name + ".wav");
  }

  Path holdMusic() {
    return folder.resolve("hold");
  }

  /** Makes the file of a recording, as Asterisk does when it begins. */
  void recorded(String name) {
    try {
      Files.createFile(folder.resolve("recordings").resolve(name + ".wav"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path prompts() {
    return folder.resolve("prompts/ja");
  }

  /** The line of the next call that is taken. */
  Line next() throws InterruptedException {
    Line line = lines.poll(10, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("no call was taken within 10 s");
    }
    return line;
  }

  /** The conversations under way are over; those that begin later are held again. */
  void letGo() {
    CountDownLatch now = over;
    over = new CountDownLatch(1);
    now.countDown();
  }

  private void hold(Line line) {
    CountDownLatch until = over;
    lines.add(line);
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** May be called twice, and at once: the second waits for the first. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    over.countDown();
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
