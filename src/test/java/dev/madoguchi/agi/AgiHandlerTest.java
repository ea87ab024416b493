package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header as bytes, cut wherever the network pleases. */
class AgiHandlerTest implements AgiHandler.Gate {
  private static final String HEADER = String.join("\n", TestCalls.header()) + "\n\n";

  private final List<String> dropped = new ArrayList<>();
  private Optional<AgiHeader> admitted = Optional.empty();
  private boolean open = true;

  @Override
  public boolean open() {
    return open;
  }

  @Override
  public AgiConnection admit(AgiHeader header, ChannelHandlerContext context) {
    admitted = Optional.of(header);
    return new AgiConnection(context.channel(), bytes -> {});
  }

  @Override
  public void dropped(String why) {
    dropped.add(why);
  }

  static IntStream cuts() {
    return IntStream.range(1, HEADER.length());
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void a_header_may_be_cut_anywhere(int cut) {
    EmbeddedChannel channel = connect();
    say(channel, HEADER.substring(0, cut));
    assertThat(admitted).isEmpty();
    say(channel, HEADER.substring(cut));
    assertThat(admitted).isPresent();
    assertThat(channel.isActive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void lines_end_with_or_without_a_carriage_return(String end) {
    say(connect(), HEADER.replace("\n", end));
    assertThat(admitted).isPresent();
  }

  @Test
  void words_after_the_header_were_not_asked_for() {
    EmbeddedChannel channel = connect();
    say(channel, HEADER + "200 result=1 (forged)\n");
    assertThat(channel.isActive()).isFalse();
    assertThat(dropped).hasSize(1);
  }

  @Test
  void a_line_without_an_end_is_dropped_before_it_is_long() {
    EmbeddedChannel channel = connect();
    say(channel, "a".repeat(20_000));
    assertThat(channel.isActive()).isFalse();
    assertThat(dropped).singleElement().asString().startsWith("a line without an end");
  }

  @Test
  void hang_up_lines_without_end_are_dropped() {
    EmbeddedChannel channel = connect();
    say(channel, HEADER + "HANGUP\n".repeat(2));
    assertThat(channel.isActive()).isTrue();
    say(channel, "HANGUP\n".repeat(100));
    assertThat(channel.isActive()).isFalse();
    assertThat(dropped).hasSize(1);
  }

  @Test
  void the_deadline_ends_a_header_that_does_not() {
    EmbeddedChannel channel = connect();
    say(channel, "agi_network: yes\n");
    channel.advanceTimeBy(500, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isActive()).isTrue();
    channel.advanceTimeBy(500, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isActive()).isFalse();
    assertThat(dropped).singleElement().asString().startsWith("no complete header within 1000 ms");
  }

  @Test
  void the_deadline_does_not_touch_a_call() {
    EmbeddedChannel channel = connect();
    say(channel, HEADER);
    channel.advanceTimeBy(1, TimeUnit.HOURS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isActive()).isTrue();
  }

  @Test
  void a_closed_gate_closes_before_a_word_is_read() {
    open = false;
    EmbeddedChannel channel = connect();
    assertThat(channel.isActive()).isFalse();
  }

  private EmbeddedChannel connect() {
    EmbeddedChannel channel =
        new EmbeddedChannel(new AgiHandler(this, TestCalls.settings(5, Duration.ofSeconds(1))));
    channel.freezeTime();
    return channel;
  }

  private static void say(EmbeddedChannel channel, String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, UTF_8));
  }
}
