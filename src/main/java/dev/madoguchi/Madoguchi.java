package dev.madoguchi;

import dev.madoguchi.ami.AmiQueueWatch;
import dev.madoguchi.asterisk.Links;
import dev.madoguchi.asterisk.Side;
import dev.madoguchi.call.Printable;
import dev.madoguchi.call.Refusal;
import dev.madoguchi.control.Answer;
import dev.madoguchi.control.ControlSocket;
import dev.madoguchi.control.RunningServer;
import dev.madoguchi.flow.Drain;
import dev.madoguchi.flow.SupportLine;
import dev.madoguchi.flow.Switchboard;
import dev.madoguchi.hours.BusinessCalendar;
import dev.madoguchi.inquiry.Inquiry.ClockKind;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.prompt.PromptCheck;
import dev.madoguchi.queue.QueueSnapshot;
import dev.madoguchi.setup.Home;
import dev.madoguchi.setup.Peers;
import dev.madoguchi.setup.Secrets;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.SetupProblem;
import dev.madoguchi.setup.StateFolder;
import dev.madoguchi.store.CallsOnTheLine;
import dev.madoguchi.store.Retention;
import dev.madoguchi.store.SqliteCalls;
import dev.madoguchi.store.SqliteInquiries;
import dev.madoguchi.yaml.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: every collaborator is made here and ended here. */
final class Madoguchi implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Madoguchi.class);

  /** Those who wait for a start are served before every prompt is listened to. */
  private static final Duration FIRST_CALLS = Duration.ofSeconds(10);

  private final SqliteInquiries inquiries;
  private final SqliteCalls calls;
  private final Reception reception;
  private final AmiQueueWatch queues;
  private final Adoption adoption;
  private final List<Reminder> reminders;
  private final PlanInForce plan;
  private final Switchboard switchboard;
  private final Optional<ControlSocket> control;

  private Madoguchi(
      SqliteInquiries inquiries,
      SqliteCalls calls,
      Reception reception,
      AmiQueueWatch queues,
      Adoption adoption,
      List<Reminder> reminders,
      PlanInForce plan,
      Switchboard switchboard,
      StateFolder state,
      Side side) {
    this.inquiries = inquiries;
    this.calls = calls;
    this.reception = reception;
    this.queues = queues;
    this.adoption = adoption;
    this.reminders = reminders;
    this.plan = plan;
    this.switchboard = switchboard;
    this.control = listen(state, side);
  }

  /**
   * Starts everything and returns; calls are taken at once.
   *
   * @param queuesHeard told every queue when Asterisk has been reached, and after each change
   * @throws SetupProblem when a port cannot be had
   */
  static Madoguchi start(
      Home home,
      StateFolder state,
      Settings settings,
      Secrets secrets,
      PlanInForce plan,
      Side side,
      Consumer<List<QueueSnapshot>> queuesHeard) {
    Clock clock = settings.asOf().clock(plan.get().hours().zone());
    ClockKind kind = settings.asOf().isSet() ? ClockKind.SET_BY_HAND : ClockKind.REAL;
    // first, for it logs in while the database is being opened
    AmiQueueWatch queues =
        AmiQueueWatch.connect(new Peers(state, settings, secrets).ami(), clock, queuesHeard);
    SqliteInquiries inquiries =
        SqliteInquiries.open(
            state.database(),
            state.recordings(),
            clock,
            kind,
            opened -> due(plan.get(), opened),
            () -> plan.get().inquiry().shortest(),
            plan.get().language(),
            settings.beside().isPresent() ? new CallsOnTheLine(state.calls()) : call -> false);
    Daily daily = retention(state, plan, clock, kind);
    SqliteCalls calls =
        SqliteCalls.open(state.database(), state.calls(), state.asteriskPid(), kind);
    Switchboard switchboard =
        new Switchboard(
            plan.get(),
            each -> new SupportLine(each, inquiries, clock, queues),
            calls,
            clock,
            settings.mostCalls().number());
    Reception reception;
    try {
      reception =
          Reception.open(
              home, state, settings, secrets, plan.get(), clock, side, switchboard::take);
    } catch (SetupProblem e) {
      queues.close();
      calls.close();
      inquiries.close();
      throw e;
    }
    Adoption adoption =
        Adoption.start(
            () -> {
              int adopted = 0;
              if (side == Side.FIRST) { // what nobody looks after, one of two does
                daily.look();
                adopted = inquiries.recover() + inquiries.adoptDialplanMessages();
              }
              calls.look();
              return adopted;
            });
    List<Reminder> reminders =
        List.of(
            Reminder.start(
                () -> plan.get().overdueHolidays(LocalDate.now(clock)).stream().toList(),
                Duration.ZERO,
                Reminder.DAILY,
                log::warn),
            // a prompt that cannot be played is left out, and the call goes on
            Reminder.start(
                () -> PromptCheck.of(home.prompts()).stream().map(Problem::toString).toList(),
                FIRST_CALLS,
                Reminder.DAILY,
                log::warn));
    return new Madoguchi(
        inquiries, calls, reception, queues, adoption, reminders, plan, switchboard, state, side);
  }

  /** Waits until calls can come. */
  void await() throws InterruptedException {
    reception.await();
  }

  /** Returns when what calls depend on has had a turn; never while the server hangs. */
  void turn() {
    reception.turn();
  }

  private static Instant due(Plan plan, Instant opened) {
    return new BusinessCalendar(plan.hours())
        .dueAfter(opened, plan.inquiry().answerWithin())
        .toInstant();
  }

  /** Without it calls are taken all the same. */
  private Optional<ControlSocket> listen(StateFolder state, Side side) {
    keepGrace(state, plan.get());
    try {
      return Optional.of(
          ControlSocket.open(
              side == Side.FIRST ? state.control() : state.controlBeside(),
              request -> answer(request, state)));
    } catch (IOException e) {
      log.error("bin/madoguchi reload and doctor will not reach this server: {}", e.toString());
      return Optional.empty();
    }
  }

  private Answer answer(String request, StateFolder state) {
    return switch (request) {
      case "look" -> plan.look();
      case "reload" ->
          plan.reload(
              next -> {
                switchboard.goBy(next);
                keepGrace(state, next);
              });
      case RunningServer.CONNECTIONS -> new Answer.Done(connections());
      default -> new Answer.Refused(List.of("not understood: " + Printable.of(request)));
    };
  }

  private List<String> connections() {
    return Stream.concat(Stream.of(queues.link()), reception.links().stream())
        .map(Links::text)
        .toList();
  }

  /** A full disk is no reason to take no calls. */
  private static void keepGrace(StateFolder state, Plan plan) {
    try {
      state.keepGrace(plan.calls().grace());
    } catch (SetupProblem e) {
      log.error("up does not know the grace of this plan: {}", e.getMessage());
    }
  }

  /** Under a clock set by hand nothing is deleted: the dates of what is kept are others. */
  private static Daily retention(StateFolder state, PlanInForce plan, Clock clock, ClockKind kind) {
    Retention retention = new Retention(state.database(), state.recordings());
    retention.finish(); // before anybody takes its recordings for messages without a row
    return new Daily(
        clock,
        today -> {
          if (kind == ClockKind.REAL) {
            retention.delete(plan.get().retention(), today.instant());
          }
        });
  }

  /**
   * Takes no more calls and waits for those in a menu or an inquiry, for the plan's grace at the
   * most.
   *
   * @param forced counted down to end the wait
   * @param say told what is waited for
   */
  void drain(CountDownLatch forced, Consumer<String> say) throws InterruptedException {
    reception.takeNoMore();
    new Drain(switchboard.underWay(), forced, say).await(plan.get().calls().grace());
  }

  /** Takes no more calls and ends; callers go on in the dialplan. */
  @Override
  public void close() {
    AmiQueueWatch.Counts watched = queues.counts();
    log.info(
        "stopping; {}; {} callers were told that all lines are busy, {} that they call too often;"
            + " Asterisk's queues: {} logins, {} events not understood, {} too many at once",
        reception.story(),
        switchboard.turnedAway(Refusal.BUSY),
        switchboard.turnedAway(Refusal.OFTEN),
        watched.logins(),
        watched.ignored(),
        watched.overflowed());
    control.ifPresent(ControlSocket::close);
    reception.close();
    adoption.close();
    reminders.forEach(Reminder::close);
    queues.close();
    calls.close();
    inquiries.close();
  }
}
