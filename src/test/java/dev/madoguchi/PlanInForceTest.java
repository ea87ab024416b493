package dev.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_MOCKS;
import static org.mockito.Mockito.mock;

import dev.madoguchi.control.Answer;
import dev.madoguchi.flow.Conversation;
import dev.madoguchi.flow.SupportLine;
import dev.madoguchi.flow.Switchboard;
import dev.madoguchi.inquiry.InquiryDesk;
import dev.madoguchi.plan.Loading;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.PlanLoader;
import dev.madoguchi.queue.QueueStandings;
import dev.madoguchi.rehearsal.FakeLine;
import dev.madoguchi.setup.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is read again while the line is up. */
class PlanInForceTest {
  private static final Path SHIPPED = Path.of("config");
  private static final Clock OPEN =
      Clock.fixed(Instant.parse("2026-11-24T01:00:00Z"), ZoneId.of("Asia/Tokyo"));
  private static final String WEEKLY = "  weekly:\n";
  private static final String CLOSED = "  emergency: closed\n  weekly:\n";

  @TempDir Path folder;
  private PlanInForce plan;
  private String shipped;
  private boolean told; // whether Asterisk has been told of other agents

  @BeforeEach
  void begin() throws IOException {
    shipped = Files.readString(SHIPPED.resolve("support-line.yaml"));
    Files.copy(SHIPPED.resolve("holidays-jp.csv"), folder.resolve("holidays-jp.csv"));
    write(shipped);
    Plan first = loaded();
    plan =
        new PlanInForce(
            file(),
            new Home(Path.of("").toAbsolutePath()),
            first,
            next -> told || next.agents().equals(first.agents()));
  }

  private Path file() {
    return folder.resolve("support-line.yaml");
  }

  private void write(String text) throws IOException {
    Path whole = folder.resolve("next.yaml");
    Files.writeString(whole, text);
    Files.move(whole, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Plan loaded() {
    return switch (PlanLoader.load(file())) {
      case Loading.Loaded(Plan loaded) -> loaded;
      case Loading.Refused(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  private String with(String before, String after) {
    assertThat(shipped).contains(before);
    return shipped.replace(before, after);
  }

  private List<String> refused(String text) throws IOException {
    write(text);
    Plan before = plan.get();
    Answer answer =
        plan.reload(
            next -> {
              throw new AssertionError("told of a plan that is refused");
            });
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    assertThat(plan.get()).isSameAs(before);
    return answer.lines();
  }

  @Test
  void a_plan_that_is_right_takes_the_place_of_the_old_one() throws IOException {
    write(with(WEEKLY, CLOSED).replace("patience: 120s", "patience: 90s"));
    List<Plan> told = new ArrayList<>();
    assertThat(plan.reload(told::add)).isInstanceOf(Answer.Done.class);
    assertThat(told).containsExactly(plan.get());
    assertThat(plan.get()).isEqualTo(loaded());
  }

  @Test
  void a_plan_with_problems_is_refused_with_all_of_them() throws IOException {
    assertThat(refused(with("tries: 3", "tries: many").replace("wait: 6s", "wait: 6")))
        .hasSize(2)
        .allMatch(problem -> problem.startsWith("support-line.yaml:"))
        .anyMatch(problem -> problem.contains("menu.tries"))
        .anyMatch(problem -> problem.contains("menu.wait"));
    assertThat(refused("")).isNotEmpty();
  }

  @Test
  void what_is_made_into_asterisks_configuration_is_refused_and_says_so() throws IOException {
    assertThat(refused(with("05058409100", "05012345678")))
        .singleElement()
        .asString()
        .startsWith("line.number: cannot change while the line is up")
        .contains("bin/madoguchi up");
    assertThat(refused(with("Asia/Tokyo", "Asia/Seoul")))
        .singleElement()
        .asString()
        .startsWith("line.zone: ");
  }

  @Test
  void other_agents_are_taken_once_asterisk_has_been_told_of_them() throws IOException {
    assertThat(refused(with("6001: [returns]", "6001: [returns, delivery]")))
        .singleElement()
        .asString()
        .startsWith("agents, queues: Asterisk has not been told of them");
    assertThat(plan.look()).isInstanceOf(Answer.Done.class);
    told = true;
    assertThat(plan.reload(next -> {})).isInstanceOf(Answer.Done.class);
    assertThat(plan.get()).isEqualTo(loaded());
  }

  @Test
  void a_look_changes_nothing() throws IOException {
    Plan before = plan.get();
    write(with(WEEKLY, CLOSED));
    assertThat(plan.look()).isInstanceOf(Answer.Done.class);
    write(with("tries: 3", "tries: many"));
    assertThat(plan.look().lines()).singleElement().asString().contains("menu.tries");
    assertThat(plan.get()).isSameAs(before);
  }

  @Test
  void a_call_ends_by_the_plan_it_began_with() throws Exception {
    List<Plan> seen = new ArrayList<>();
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch reloaded = new CountDownLatch(1);
    Switchboard switchboard =
        new Switchboard(
            plan.get(),
            of ->
                call -> {
                  began.countDown();
                  awaitQuietly(reloaded);
                  seen.add(of);
                },
            seenCall -> {},
            InstantSource.system(),
            100);
    Plan first = plan.get();
    Thread call = Thread.ofVirtual().start(() -> switchboard.take(FakeLine.from("0312345678")));
    began.await();
    write(with(WEEKLY, CLOSED));
    plan.reload(switchboard::goBy);
    reloaded.countDown();
    call.join();
    switchboard.take(FakeLine.from("0312345678"));
    assertThat(seen).containsExactly(first, plan.get());
    assertThat(plan.get()).isNotEqualTo(first);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_hundred_reloads_half_of_them_bad_harm_no_call() throws Exception {
    List<String> plans =
        List.of(shipped, with("tries: 3", "tries: many"), with(WEEKLY, CLOSED), "line: {");
    List<String> open = talk(loaded());
    write(plans.get(2));
    List<String> closed = talk(loaded());
    write(shipped);
    Switchboard switchboard =
        new Switchboard(
            plan.get(), PlanInForceTest::conversation, seen -> {}, aMinuteLaterEachTime(), 100);
    Set<List<String>> met = new HashSet<>();
    CountDownLatch over = new CountDownLatch(1);
    Thread callers =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (over.getCount() > 0) {
                    FakeLine line = caller();
                    switchboard.take(line);
                    met.add(line.happened());
                  }
                });
    List<Boolean> done = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      write(plans.get(i % plans.size()));
      done.add(plan.reload(switchboard::goBy) instanceof Answer.Done);
    }
    over.countDown();
    callers.join();
    assertThat(done.stream().filter(each -> each)).hasSize(50);
    assertThat(met).containsExactlyInAnyOrder(open, closed);
  }

  /** So that no caller is turned away, and all of them within the same open hour. */
  private static InstantSource aMinuteLaterEachTime() {
    AtomicLong minutes = new AtomicLong();
    return () -> OPEN.instant().plus(Duration.ofMinutes(minutes.getAndIncrement() % 60));
  }

  private static Conversation conversation(Plan plan) {
    return new SupportLine(plan, mock(InquiryDesk.class, RETURNS_MOCKS), OPEN, QueueStandings.NONE);
  }

  private static FakeLine caller() {
    return FakeLine.from("0312345678").pressing("2");
  }

  private static List<String> talk(Plan plan) {
    FakeLine line = caller();
    new Switchboard(plan, PlanInForceTest::conversation, seen -> {}, OPEN, 100).take(line);
    return line.happened();
  }
}
