package dev.madoguchi.agi;

import dev.madoguchi.asterisk.HoldMusic;
import dev.madoguchi.asterisk.Side;
import dev.madoguchi.call.Announcements;
import dev.madoguchi.call.Language;
import dev.madoguchi.call.Line;
import dev.madoguchi.call.Patience;
import dev.madoguchi.call.Secret;
import dev.madoguchi.call.Waiting;
import dev.madoguchi.call.Words;
import dev.madoguchi.speech.WavBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An AGI server on a free port whose calls are held for the test to talk on. */
final class TestCalls implements AutoCloseable {
  static final String SECRET = "0123456789abcdef";
  static final InstantSource CLOCK = InstantSource.system();
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Path folder;
  final AgiServer server;

  /** With a folder of its own, in which there are no prompts yet. */
  TestCalls() throws IOException {
    this(emptyFolder());
  }

  /** The same, and its queues have music: a place to speak comes every 400 ms. */
  static TestCalls withMusic() throws IOException {
    Path folder = emptyFolder();
    Path music = Files.createDirectory(folder.resolve("music"));
    Files.write(music.resolve("hold.wav"), WavBytes.telephone(new short[3_200]));
    HoldMusic.cut(music, Files.createDirectory(folder.resolve("hold")), folder.resolve("prompts"));
    return new TestCalls(folder);
  }

  private static Path emptyFolder() throws IOException {
    Path folder = Files.createTempDirectory("agi");
    Files.createDirectories(folder.resolve("prompts/ja"));
    Files.createDirectory(folder.resolve("sounds"));
    return folder;
  }

  private TestCalls(Path folder) throws IOException {
    this.folder = folder;
    server = AgiServer.start(settings(folder, 10, Duration.ofSeconds(5)), CLOCK, this::hold);
  }

  TestCalls(AgiSettings settings) throws IOException {
    folder = Path.of("/nonexistent");
    server = AgiServer.start(settings, CLOCK, this::hold);
  }

  static AgiSettings settings(int mostCalls, Duration headerDeadline) {
    return settings(Path.of("/nonexistent"), mostCalls, headerDeadline);
  }

  private static AgiSettings settings(Path folder, int mostCalls, Duration headerDeadline) {
    return new AgiSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new Secret(SECRET),
        folder.resolve("prompts"),
        folder.resolve("sounds"),
        folder.resolve("hold"),
        folder.resolve("recordings"),
        mostCalls,
        headerDeadline,
        Duration.ofSeconds(60),
        Side.FIRST);
  }

  /** In Japanese, so many seconds at most, nothing told to anybody. */
  static Waiting waiting(int seconds) {
    return new Waiting(
        Language.JAPANESE,
        new Patience(Duration.ofSeconds(seconds)),
        Words.NONE,
        Announcements.NONE);
  }

  Path holdMusic() {
    return folder.resolve("hold");
  }

  Path prompts() {
    return folder.resolve("prompts/ja");
  }

  /** Puts a prompt of this length there, which sounds like no other. */
  void prompt(String name, Duration length) throws IOException {
    short[] samples = new short[(int) (length.toMillis() * 8)];
    Arrays.fill(samples, (short) (1 + name.hashCode() % 1_000));
    Files.write(file(name), WavBytes.telephone(samples));
  }

  /** Something of this length was recorded. */
  void recording(String name, Duration length) throws IOException {
    Path file = Files.createDirectories(folder.resolve("recordings")).resolve(name + ".wav");
    Files.write(file, WavBytes.telephone(new short[(int) (length.toMillis() * 8)]));
  }

  /** What is in the folder of joined sounds. */
  List<Path> soundsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("sounds"))) {
      return files.toList();
    }
  }

  void noPrompt(String name) throws IOException {
    Files.delete(file(name));
  }

  /** The folder of joined sounds goes away. */
  void noSounds() throws IOException {
    Files.delete(folder.resolve("sounds"));
  }

  private Path file(String name) {
    return folder.resolve("prompts/ja").resolve(name + ".wav");
  }

  /** A command without what differs from run to run. */
  String plain(String command) {
    return command.replace(folder.toString(), "").replaceAll("ja-[0-9a-f]{16}", "ja-HASH");
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

  /** May be called twice, and at once: the second waits for the first. */
  @Override
  public synchronized void close() {
    if (over.getCount() == 0) {
      return;
    }
    over.countDown();
    server.close();
    try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
