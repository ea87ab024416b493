package dev.madoguchi.store;

import dev.madoguchi.call.CallId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which calls are on the line, whichever server has them, or none: the dialplan's files of calls
 * tell. What such a call has said so far is still its own.
 */
public record CallsOnTheLine(Path folder) implements Predicate<CallId> {
  private static final Logger log = LoggerFactory.getLogger(CallsOnTheLine.class);

  @Override
  public boolean test(CallId call) {
    try {
      String text = Files.readString(folder.resolve(call.value()), StandardCharsets.ISO_8859_1);
      return !CallFile.parse(call.value(), text).map(CallFile::isOver).orElse(false);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      log.warn("call {}: cannot tell whether it is over: {}", call, Why.of(e));
      return false;
    }
  }
}
