package dev.madoguchi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class PlanLoaderPropertyTest {
  @Property(tries = 300)
  void no_text_makes_the_loader_throw(
      @ForAll
          @StringLength(max = 200)
          @AlphaChars
          @Chars({
            ':', '-', '[', ']', '{', '}', '\n', ' ', '"', '\'', '#', '&', '*', '!', '|', '>', '?',
            ',', '%', '@', '`', '\t', '.', '1'
          })
          String text)
      throws IOException {
    Path file = Files.createTempFile("plan", ".yaml");
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      assertThat(PlanLoader.load(file))
          .isInstanceOfSatisfying(
              Loading.Refused.class, refused -> assertThat(refused.problems()).isNotEmpty());
    } finally {
      Files.delete(file);
    }
  }
}
