package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadePartTest {
  @TempDir Path folder;

  @Test
  void two_commands_beside_each_other_keep_each_others_part()
      throws IOException, InterruptedException {
    Path page =
        Files.writeString(
            folder.resolve("page.md"), "begin\n" + part("here") + part("there") + "end\n");
    Process there =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WritesAPart.class.getName(),
                page.toString(),
                "there")
            .inheritIO()
            .start();
    try {
      int last = 0;
      while (there.isAlive()) {
        new MadePart(page, "here").write("here " + ++last + "\n");
        // it stays, whatever the other writes beside it
        assertThat(read(page)).contains("here " + last + "\n");
      }
      assertThat(there.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(there.exitValue()).isZero();
      assertThat(Files.readString(page))
          .contains("there " + WritesAPart.TIMES + "\n", "here " + last + "\n")
          .startsWith("begin\n")
          .endsWith("end\n");
    } finally {
      there.destroyForcibly();
    }
  }

  /** While nobody writes. */
  private static String read(Path page) throws IOException {
    try (FileChannel channel = FileChannel.open(page);
        FileLock _ = channel.lock(0, Long.MAX_VALUE, true)) {
      return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
    }
  }

  private static String part(String maker) {
    return "<!-- made by %s: do not edit -->\n<!-- end of what %s made -->\n"
        .formatted(maker, maker);
  }
}
