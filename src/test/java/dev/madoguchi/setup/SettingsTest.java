package dev.madoguchi.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir Path folder;
  private Home home;
  private StateFolder state;

  @BeforeEach
  void make_a_folder() {
    home = new Home(folder.resolve("home"));
    state = new StateFolder(folder.resolve("state"));
    state.create();
  }

  @Test
  void a_new_folder_has_the_usual_ports() {
    Settings settings = Settings.load(state, home);

    assertThat(settings.sip()).hasToString("127.0.0.1:5060");
    assertThat(settings.trunks()).containsExactly(Network.parse("127.0.0.1"));
    assertThat(settings.asOf().isSet()).isFalse();
  }

  @Test
  void what_was_saved_is_read_again() {
    Settings settings =
        new Settings(
            SipBind.parse("[::1]:6060"),
            Settings.parseTrunks("192.0.2.7,198.51.100.0/24"),
            new Port(7001),
            new Port(7002),
            new Port(7003),
            PortRange.parse("40000-40100"),
            new MostCalls(5_000),
            Path.of("/plans/日本 line.yaml"),
            new AsOf(Duration.parse("PT36H0.5S")));

    settings.save(state);

    assertThat(Settings.load(state, home)).isEqualTo(settings);
  }

  @Test
  void an_asterisk_on_another_host_is_kept_and_reached_there() {
    OtherHost other = new OtherHost(new Address("192.0.2.10"), new Address("192.0.2.20"));
    Settings usual = Settings.defaults(home);
    Settings settings =
        new Settings(
            usual.sip(),
            usual.trunks(),
            usual.agi(),
            usual.beside(),
            usual.ami(),
            usual.ari(),
            Optional.of(other),
            usual.rtp(),
            usual.mostCalls(),
            usual.plan(),
            usual.asOf());

    settings.save(state);

    Settings read = Settings.load(state, home);
    assertThat(read.otherHost()).contains(other);
    assertThat(read.ofAsterisk(read.ami())).hasToString("/192.0.2.10:5038");
    assertThat(usual.ofAsterisk(usual.ami()).getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void two_hosts_that_cannot_reach_each_other_are_refused() {
    Address asterisk = new Address("192.0.2.10");
    assertThatThrownBy(() -> new OtherHost(asterisk, new Address("::1")))
        .hasMessageContaining("cannot reach each other");
    assertThatThrownBy(() -> new OtherHost(new Address("0.0.0.0"), asterisk))
        .hasMessageContaining("not all");
  }

  @Test
  void an_unknown_setting_is_refused_by_name() throws IOException {
    Settings.defaults(home).save(state);
    Files.writeString(state.settings(), Files.readString(state.settings()) + "sipp=1\n");

    assertThatThrownBy(() -> Settings.load(state, home))
        .isInstanceOf(SetupProblem.class)
        .hasMessageContaining("sipp")
        .hasMessageContaining(state.settings().toString());
  }

  @Test
  void a_missing_setting_is_refused_by_name() throws IOException {
    Files.writeString(state.settings(), "sip=127.0.0.1:5060\n");

    assertThatThrownBy(() -> Settings.load(state, home)).hasMessageContaining("trunk is missing");
  }

  @Test
  void a_wrong_value_is_refused_with_its_key() throws IOException {
    Settings.defaults(home).save(state);
    Files.writeString(
        state.settings(), Files.readString(state.settings()).replace("5038", "99999"));

    assertThatThrownBy(() -> Settings.load(state, home))
        .isInstanceOf(SetupProblem.class)
        .hasMessageContaining("ami-port")
        .hasMessageContaining("99999");
  }

  @Test
  void a_folder_from_before_there_was_a_limit_has_the_usual_one() throws IOException {
    Settings.defaults(home).save(state);
    Files.writeString(
        state.settings(), Files.readString(state.settings()).replace("most-calls=2000\n", ""));

    assertThat(Settings.load(state, home).mostCalls()).isEqualTo(MostCalls.USUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "20001", "many", "99999999999", ""})
  void a_number_of_calls_that_cannot_be_held_is_refused(String text) throws IOException {
    Settings.defaults(home).save(state);
    Files.writeString(
        state.settings(), Files.readString(state.settings()).replace("=2000\n", "=" + text + "\n"));

    assertThatThrownBy(() -> Settings.load(state, home))
        .isInstanceOf(SetupProblem.class)
        .hasMessageContaining("most-calls")
        .hasMessageContaining(text);
  }

  @Test
  void ports_that_get_in_each_others_way_are_refused() {
    Settings good = Settings.defaults(home);

    assertThatThrownBy(
            () ->
                new Settings(
                    SipBind.parse("127.0.0.1:10500"),
                    good.trunks(),
                    good.agi(),
                    good.ami(),
                    good.ari(),
                    good.rtp(),
                    good.mostCalls(),
                    good.plan(),
                    AsOf.NOW))
        .hasMessageContaining("10500");
    assertThatThrownBy(
            () ->
                new Settings(
                    good.sip(),
                    List.of(),
                    good.agi(),
                    good.ami(),
                    good.ari(),
                    good.rtp(),
                    good.mostCalls(),
                    good.plan(),
                    AsOf.NOW))
        .hasMessageContaining("trunk");
  }
}
