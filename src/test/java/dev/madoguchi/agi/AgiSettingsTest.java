package dev.madoguchi.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.madoguchi.asterisk.Side;
import dev.madoguchi.call.Secret;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgiSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"relative", "/a,b", "/a&b", "/a|b", "/a\"b", "/a'b", "/a(b", "/${X}", "/a\nb"})
  void a_folder_that_asterisk_would_misread_is_refused(String folder) {
    assertThatIllegalArgumentException().isThrownBy(() -> with(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/var/lib/madoguchi", "/home/a b/窓口"})
  void other_folders_are_fine(String folder) {
    assertThat(with(folder).prompts()).isEqualTo(Path.of(folder));
  }

  @Test
  void the_secret_does_not_show() {
    assertThat(with("/x").toString()).doesNotContain(TestCalls.SECRET);
  }

  private static AgiSettings with(String folder) {
    return new AgiSettings(
        new InetSocketAddress(0),
        new Secret(TestCalls.SECRET),
        Path.of(folder),
        Path.of("/sounds"),
        Path.of("/hold"),
        Path.of("/recordings"),
        1,
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        Side.FIRST);
  }
}
