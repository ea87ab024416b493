package dev.madoguchi.flow;

import dev.madoguchi.flow.CallsUnderWay.Count;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for calls in a menu or an inquiry to finish. Those in a queue or with an agent are not
 * waited for: app_queue has them, and they do not notice our end.
 *
 * @param forced counted down by whoever does not want to wait
 * @param say told what is waited for: at the beginning, now and then, and at the end
 */
public record Drain(CallsUnderWay calls, CountDownLatch forced, Consumer<String> say) {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration TELL = Duration.ofSeconds(5);

  /** Until there are none, the grace is over, or it is forced. */
  public void await(Duration grace) throws InterruptedException {
    Count count = calls.count();
    if (count.withUs() > 0) {
      say.accept(
          "no new calls; waiting for %s up to %d s, a second signal ends it at once%s"
              .formatted(inTalk(count), grace.toSeconds(), unnoticing(count)));
    }
    long end = System.nanoTime() + grace.toNanos();
    long tell = System.nanoTime() + TELL.toNanos();
    while (count.withUs() > 0 && System.nanoTime() < end && !isForced()) {
      if (System.nanoTime() >= tell) {
        tell += TELL.toNanos();
        say.accept(
            "waiting for %s, %d s more"
                .formatted(inTalk(count), Duration.ofNanos(end - System.nanoTime()).toSeconds()));
      }
      count = calls.count();
    }
    say.accept(
        count.withUs() == 0
            ? "no call is in a menu or an inquiry" + unnoticing(count)
            : "%s left to the dialplan%s".formatted(inTalk(count), unnoticing(count)));
  }

  private boolean isForced() throws InterruptedException {
    return forced.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String inTalk(Count count) {
    return counted(count.withUs()) + " in a menu or an inquiry";
  }

  private static String unnoticing(Count count) {
    return count.queued() == 0
        ? ""
        : "; %s in a queue or with an agent notice nothing".formatted(counted(count.queued()));
  }

  private static String counted(int calls) {
    return calls + (calls == 1 ? " call" : " calls");
  }
}
