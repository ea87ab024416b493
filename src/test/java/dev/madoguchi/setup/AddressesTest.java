package dev.madoguchi.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "256.0.0.1", "1.2.3", "", "1.2.3.4\nmatch=0.0.0.0/0", "a:b:zz"})
  void an_address_is_numeric_and_whole(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Address(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:5060", "0.0.0.0:5060", "[::1]:5061"})
  void a_bind_is_written_as_it_is_read(String text) {
    assertThat(SipBind.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        ":5060",
        "127.0.0.1:",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "::1:5060",
        "127.0.0.1:+5"
      })
  void a_bind_needs_an_address_and_a_port(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SipBind.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "10.0.0.0/7", "10.0.0.0/33", "10.0.0.0/", "carrier.example"})
  void a_trunk_is_never_everybody_and_never_a_name(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10000", "20000-10000", "80-90", "10000-10001", "60000-70000", "a-b"})
  void a_range_of_ports_has_room_for_a_call(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PortRange.parse(text));
  }
}
