package dev.madoguchi.e2e;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What a line that is prepared has agreed with its Asterisk. */
public final class LineSecrets {
  private LineSecrets() {}

  /** The one of this name, of the line with this state folder. */
  public static String of(Path state, String name) {
    Properties secrets = new Properties();
    try (Reader in = Files.newBufferedReader(state.resolve("secrets.properties"))) {
      secrets.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the line has no secrets", e);
    }
    return secrets.getProperty(name);
  }
}
