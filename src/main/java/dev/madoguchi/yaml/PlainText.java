package dev.madoguchi.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads small text files that may be anything. */
public final class PlainText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private PlainText() {}

  /** The bytes of a file of at most so many; empty with a problem noted when they cannot be had. */
  public static Optional<byte[]> bytesOf(Path file, int atMost, Problems problems) {
    if (!Files.exists(file)) {
      problems.add("there is no such file (looked for " + file.toAbsolutePath().normalize() + ")");
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      problems.add("is not a file; name the file itself");
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(atMost + 1);
      if (bytes.length > atMost) {
        problems.add("has more than %d bytes; such a file has a few thousand".formatted(atMost));
        return Optional.empty();
      }
      return Optional.of(bytes);
    } catch (AccessDeniedException e) {
      problems.add("may not be read; give its owner's permission to the account that runs this");
    } catch (IOException e) {
      problems.add("cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** The text, without a byte order mark; empty when the bytes are not of this character set. */
  public static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(
          !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
