package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Callers.Asked;
import dev.madoguchi.e2e.FaultScene.WayIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Records what a real Asterisk and our server say to each other in calls of every kind, so that
 * what only plays Asterisk can be held against it. The numbers are invented, and what is secret or
 * of one run alone is written as if it were another's.
 */
final class RecordCommand {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration A_WHILE = Duration.ofSeconds(2);
  private static final Duration SHORT_OFFER = Duration.ofSeconds(60);

  private final RunningLine line;
  private final TappedWire wire;
  private final Path folder;
  private final List<String> wanted;

  private RecordCommand(RunningLine line, TappedWire wire, Path folder, List<String> wanted) {
    this.line = line;
    this.wire = wire;
    this.folder = folder;
    this.wanted = wanted;
  }

  /**
   * Arguments: the folder the recordings are written to, in one of the way in, a file for each
   * call; that way; the names of those wanted, all without.
   */
  public static void main(String[] arguments) throws IOException {
    WayIn way = WayIn.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    RunningLine line = QueueCalls.impatient().with(plan(way));
    line.start();
    TappedWire wire =
        switch (way) {
          case AGI -> new TappedLines(line.state());
          case ARI -> new TappedFrames(line.state());
        };
    RecordCommand recorder =
        new RecordCommand(
            line,
            wire,
            Files.createDirectories(Path.of(arguments[0], arguments[1])),
            List.of(arguments).subList(2, arguments.length));
    try (FaultScene scene = new FaultScene(line, way, 0)) {
      scene.relayCalls(wire);
      recorder.beginning();
      recorder.all();
    } finally {
      line.kill();
    }
  }

  private static Map<String, String> plan(WayIn way) {
    return switch (way) {
      case AGI -> Map.of();
      case ARI -> RunningLine.OVER_ARI;
    };
  }

  /** Of what both said before the first call, if they have. */
  private void beginning() throws IOException {
    if (!wire.taken().isEmpty()) {
      Files.write(folder.resolve("connected.txt"), wire.taken());
    }
  }

  private void all() throws IOException {
    record("hung-up-in-greeting", "0355550001", this::hangUpInGreeting);
    record("menu", "0355550002", this::wanderThroughMenus);
    record("inquiry", "0355550003", RecordCommand::leaveInquiry);
    record("hung-up-in-recording", "0355550004", RecordCommand::hangUpInRecording);
    Phone agent = line.agent("6002");
    record("served", "0355550005", caller -> beServed(caller, agent));
    record("hung-up-in-queue", "0355550006", caller -> hangUpInQueue(caller, agent));
    record("left-by-key", "0355550007", caller -> leaveByKey(caller, agent));
  }

  private void hangUpInGreeting(PhoneCall caller) {
    caller.awaitHeard(Prompts.prompt("greeting").first(Duration.ofSeconds(1)), SOON);
  }

  private void wanderThroughMenus(PhoneCall caller) {
    Callers.pressDuringGreeting(caller, '*');
    caller.awaitHeard(Prompts.prompt("menu-intro"), SOON);
    caller.press('8'); // leads nowhere
    caller.awaitHeard(Prompts.prompt("menu-intro"), SOON);
    caller.press('7');
    caller.awaitHeard(Prompts.prompt("menu-questions-intro"), SOON);
    caller.press('#');
    caller.awaitHeard(Prompts.prompt("menu-intro"), SOON);
    // and silence, until the same is asked again
    caller.awaitHeard(Prompts.prompt("menu-intro"), Duration.ofSeconds(90));
  }

  private static void leaveInquiry(PhoneCall caller) {
    toMessage(caller);
    Callers.leaveMessage(caller, Prompts.prompt("purpose-site"));
  }

  private static void hangUpInRecording(PhoneCall caller) {
    toMessage(caller);
    caller.awaitHeard(Prompts.prompt("record-message"), SOON);
    pause();
    caller.say(Prompts.prompt("purpose-site"));
  }

  private static void toMessage(PhoneCall caller) {
    Callers.pressDuringGreeting(caller, '2');
    caller.awaitHeard(Prompts.prompt("nobody-on-duty"), SOON);
    caller.press('1');
    Callers.pass(caller, Asked.CATEGORY, Asked.ORDER, Asked.CALLBACK);
  }

  private static void beServed(PhoneCall caller, Phone agent) {
    PhoneCall taken = agent.awaitCall(queued(caller));
    taken.answer();
    taken.awaitHeard(Prompts.prompt("whisper-delivery"), SOON);
    pause();
    taken.hangUp();
    caller.awaitEnd(SOON);
  }

  private static void hangUpInQueue(PhoneCall caller, Phone agent) {
    agent.awaitCall(queued(caller)).ring();
    pause();
  }

  private static void leaveByKey(PhoneCall caller, Phone agent) {
    agent.awaitCall(queued(caller)).ring();
    caller.awaitHeard(Prompts.prompt("all-busy").first(Duration.ofSeconds(1)), SHORT_OFFER);
    caller.press('0');
    Callers.pass(caller, Asked.CATEGORY);
    // and silence where figures are asked for
    caller.awaitHeard(Prompts.prompt("callback-read-back"), SHORT_OFFER);
  }

  private static Duration queued(PhoneCall caller) {
    Callers.queued(caller, '2');
    return SOON;
  }

  private static void pause() {
    LockSupport.parkNanos(A_WHILE.toNanos());
  }

  private void record(String name, String from, Consumer<PhoneCall> story) throws IOException {
    if (!wanted.isEmpty() && !wanted.contains(name)) {
      return;
    }
    wire.forget();
    PhoneCall caller = line.call(from);
    story.accept(caller);
    caller.close();
    pause(); // the last words
    Files.write(folder.resolve(name + ".txt"), wire.taken());
    System.out.println("recorded " + name);
  }
}
