package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a failed test leaves for whoever looks into it: logs, SIP, and the audio of each call. */
final class Evidence {
  private Evidence() {}

  /** The folder of one test under target/e2e; made when it is not there. */
  static Path folder(String test) {
    Path folder = Prompts.root().resolve("target").resolve("e2e").resolve(test);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }

  static void keep(ExtensionContext context, RunningLine line) {
    Path folder =
        folder(
            context.getRequiredTestClass().getSimpleName()
                + context.getTestMethod().map(method -> "." + method.getName()).orElse("")
                + (context.getTestMethod().isPresent() ? number(context) : ""));
    logs(line, folder);
    copy(line.state().resolve("recordings"), folder);
    List<Phone> phones = line.phones();
    for (int i = 0; i < phones.size(); i++) {
      Phone phone = phones.get(i);
      write(folder.resolve("phone-" + i + ".sip"), phone.transcript());
      List<PhoneCall> calls = phone.calls();
      for (int j = 0; j < calls.size(); j++) {
        String name = "phone-%d-call-%d".formatted(i, j);
        new Sound(name, calls.get(j).heard()).write(folder.resolve(name + ".wav"));
      }
    }
    System.err.println("What was seen and heard of the failed test is in " + folder);
  }

  /** What the line said, the server in it, and Asterisk. */
  static void logs(RunningLine line, Path folder) {
    write(folder.resolve("up.log"), line.up().everything());
    copy(line.state().resolve("asterisk").resolve("log"), folder);
    copy(line.state().resolve("log"), folder);
  }

  /** Tells the runs of a parameterized test apart. */
  private static String number(ExtensionContext context) {
    String id = context.getUniqueId();
    int at = id.lastIndexOf("invocation:#");
    return at < 0 ? "" : "." + id.substring(at + "invocation:#".length()).replaceAll("\\D.*", "");
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void copy(Path from, Path to) {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the logs in " + from, e);
    }
  }
}
