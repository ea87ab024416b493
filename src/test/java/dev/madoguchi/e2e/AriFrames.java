package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What Asterisk never says on ARI's sockets: events of a corpus, each made worse. */
final class AriFrames {
  private static final int FRAMES = 10_000;
  private static final int MOST_IN_TWO_BYTES = 0xffff;
  private static final Duration BETWEEN = Duration.ofMillis(2);
  private static final Path CORPUS = Path.of("src/test/resources/faults/ari-frames.txt");

  /** Each ends its socket: a masked frame of a server, an opcode of nobody, text that is none. */
  private static final List<byte[]> NO_FRAMES =
      List.of(
          new byte[] {(byte) 0x81, (byte) 0x82, 1, 2, 3, 4, '{', '}'},
          new byte[] {(byte) 0x83, 1, 'x'},
          new byte[] {(byte) 0x81, 2, (byte) 0xc3, (byte) 0x28});

  private AriFrames() {}

  static void malformed(FaultScene scene) {
    Random random = new Random(scene.seed());
    List<String> corpus = corpus();
    for (int i = 0; i < FRAMES; i++) {
      scene.relay().say(text(Strangers.worse(corpus.get(i % corpus.size()), random)));
      if (i % (FRAMES / NO_FRAMES.size()) == 0 && i / (FRAMES / NO_FRAMES.size()) < 3) {
        scene.relay().say(NO_FRAMES.get(i / (FRAMES / NO_FRAMES.size())));
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private static List<String> corpus() {
    try {
      return Files.readAllLines(Prompts.root().resolve(CORPUS));
    } catch (IOException e) {
      throw new UncheckedIOException("no corpus of frames", e);
    }
  }

  /** A text frame as a server sends it. */
  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int length = Math.min(bytes.length, MOST_IN_TWO_BYTES);
    ByteBuffer frame = ByteBuffer.allocate(4 + length).put((byte) 0x81);
    if (length < 126) {
      frame.put((byte) length);
    } else {
      frame.put((byte) 126).putShort((short) length);
    }
    frame.put(bytes, 0, length).flip();
    byte[] whole = new byte[frame.remaining()];
    frame.get(whole);
    return whole;
  }
}
