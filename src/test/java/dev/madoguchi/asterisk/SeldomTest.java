package dev.madoguchi.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeldomTest {
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger log = new LoggerContext().getLogger("of-the-test");
  private long now =
      Long.MAX_VALUE - Duration.ofSeconds(1).toNanos(); // nothing says where it begins
  private final Seldom seldom = new Seldom(log, () -> now);

  @BeforeEach
  void listen() {
    said.start();
    log.addAppender(said);
  }

  @Test
  void a_flood_is_one_line_a_second_that_tells_how_many_were_left_out() {
    for (int i = 0; i < 3000; i++) {
      seldom.warn("dropped " + i);
      after(Duration.ofMillis(1));
    }
    assertThat(lines())
        .containsExactly(
            "dropped 0 (0 more like it before, not logged)",
            "dropped 1000 (999 more like it before, not logged)",
            "dropped 2000 (999 more like it before, not logged)");
    assertThat(seldom.total()).isEqualTo(3000);
  }

  @Test
  void what_comes_seldom_is_told_each_time() {
    seldom.warn("dropped");
    after(Duration.ofMillis(999));
    seldom.warn("dropped too soon");
    after(Duration.ofMillis(1));
    seldom.warn("dropped a second later");
    after(Duration.ofHours(1));
    seldom.warn("dropped an hour later");
    assertThat(lines())
        .containsExactly(
            "dropped (0 more like it before, not logged)",
            "dropped a second later (1 more like it before, not logged)",
            "dropped an hour later (0 more like it before, not logged)");
  }

  private void after(Duration time) {
    now += time.toNanos();
  }

  private List<String> lines() {
    return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
