package dev.madoguchi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "returns", "vip-2", "a1-b-3c", "a2345678901234567890123456789012"})
  void every_name_makes_the_name_of_a_prompt(String name) {
    assertThat(new Prompt("purpose-" + new QueueName(name)).name()).isEqualTo("purpose-" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vip-",
        "-vip",
        "a--b",
        "1a",
        "Returns",
        "a b",
        "a_b",
        "a\n",
        "../a",
        "a23456789012345678901234567890123"
      })
  void another_is_refused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueName(name))
        .withMessageStartingWith("not a queue name")
        .withMessageEndingWith(": " + name);
  }
}
