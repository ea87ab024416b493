package dev.madoguchi;

import dev.madoguchi.agi.AgiSecret;
import dev.madoguchi.agi.AgiServer;
import dev.madoguchi.agi.AgiSettings;
import dev.madoguchi.ami.AmiQueueWatch;
import dev.madoguchi.flow.CallRunner;
import dev.madoguchi.flow.SupportLine;
import dev.madoguchi.hours.BusinessCalendar;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.prompt.PromptCheck;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.store.SqliteInquiries;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: every collaborator is made here and ended here. */
final class Madoguchi implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Madoguchi.class);

  /** A call holds a socket and some 20 kB; beyond this the dialplan serves callers by itself. */
  private static final int MOST_CALLS = 2_000;

  private static final Duration HEADER_DEADLINE = Duration.ofSeconds(2);

  /** Longer than the longest announcement, which is the menu. */
  private static final Duration WATCHDOG = Duration.ofMinutes(1);

  private static final Duration ADOPTION_EVERY = Duration.ofMinutes(1);

  private final SqliteInquiries inquiries;
  private final AgiServer agi;
  private final AmiQueueWatch queues;
  private final ScheduledExecutorService adopting;

  private Madoguchi(
      SqliteInquiries inquiries,
      AgiServer agi,
      AmiQueueWatch queues,
      ScheduledExecutorService adopting) {
    this.inquiries = inquiries;
    this.agi = agi;
    this.queues = queues;
    this.adopting = adopting;
  }

  /**
   * Starts everything and returns; calls are taken at once.
   *
   * @param ready run when Asterisk has been reached, each time its queues were heard of
   */
  static Madoguchi start(
      Home home, StateFolder state, Settings settings, Secrets secrets, Plan plan, Runnable ready) {
    PromptCheck.of(home.prompts()).forEach(problem -> log.warn("prompt: {}", problem));
    Clock clock = settings.asOf().clock(plan.hours().zone());
    BusinessCalendar calendar = new BusinessCalendar(plan.hours());
    SqliteInquiries inquiries =
        SqliteInquiries.open(
            state.database(),
            state.recordings(),
            clock,
            settings.asOf().isSet() ? ClockKind.SET_BY_HAND : ClockKind.REAL,
            opened -> calendar.dueAfter(opened, plan.inquiry().answerWithin()).toInstant(),
            plan.inquiry().shortest());
    inquiries.recover();
    CallRunner runner = new CallRunner(new SupportLine(plan, inquiries, clock), plan.language());
    AgiServer agi =
        AgiServer.start(
            new AgiSettings(
                loopback(settings.agi().number()),
                new AgiSecret(secrets.agi().text()),
                home.prompts(),
                state.recordings(),
                MOST_CALLS,
                HEADER_DEADLINE,
                WATCHDOG),
            runner::run);
    AmiQueueWatch queues =
        AmiQueueWatch.connect(AmiAddress.of(settings, secrets), clock, changed -> ready.run());
    ScheduledExecutorService adopting =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("adopt").factory());
    adopting.scheduleWithFixedDelay(
        () -> adopt(inquiries), 0, ADOPTION_EVERY.toSeconds(), TimeUnit.SECONDS);
    return new Madoguchi(inquiries, agi, queues, adopting);
  }

  /** A fault here must not end the schedule: the next round tries again. */
  private static void adopt(SqliteInquiries inquiries) {
    try {
      int adopted = inquiries.adoptDialplanMessages();
      if (adopted > 0) {
        log.info("{} messages the dialplan took are inquiries now", adopted);
      }
    } catch (RuntimeException e) {
      log.error("messages the dialplan took wait in recordings/dialplan", e);
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress("127.0.0.1", port);
  }

  /** Takes no more calls and ends; callers go on in the dialplan. */
  @Override
  public void close() {
    agi.close();
    adopting.close();
    queues.close();
    inquiries.close();
  }
}
