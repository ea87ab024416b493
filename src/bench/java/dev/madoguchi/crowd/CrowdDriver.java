package dev.madoguchi.crowd;

import dev.madoguchi.e2e.BenchLine;
import dev.madoguchi.e2e.ProcessClock;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;

/** {@link Crowd} in a process of its own. */
final class CrowdDriver implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;

  CrowdDriver(CrowdServer server, int perSecond) throws IOException {
    this.process =
        new ProcessBuilder(
                BenchLine.java(
                    "-Xmx1g",
                    "-XX:+UseSerialGC",
                    "-Dio.netty.leakDetection.level=disabled",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Crowd.class.getName(),
                    server.wayIn().name(),
                    "" + server.port(),
                    server.secret(),
                    "" + perSecond))
            .redirectError(ProcessBuilder.Redirect.appendTo(server.log("crowd.err").toFile()))
            .start();
    this.out = process.inputReader();
    this.in = process.outputWriter();
  }

  /** Has it do that; what came of it. */
  Told ask(String command) throws IOException {
    in.write(command + "\n");
    in.flush();
    String line = out.readLine();
    if (line == null) {
      throw new IllegalStateException("the crowd is gone");
    }
    return Told.parse(line);
  }

  /** Its processor time so far, in seconds. */
  double cpu() {
    return ProcessClock.of(process.pid());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
