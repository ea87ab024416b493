package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.madoguchi.e2e.Callers.Asked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Records what a real Asterisk and our server say to each other over FastAGI in calls of every
 * kind, so that what only plays Asterisk can be held against it. The numbers are invented, and what
 * is secret or of one run alone is written as if it were another's.
 */
final class RecordAgi {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration A_WHILE = Duration.ofSeconds(2);
  private static final Duration SHORT_OFFER = Duration.ofSeconds(60);

  private static final String UNIQUE_ID = "agi_uniqueid: ";

  private final RunningLine line;
  private final Path folder;
  private final List<String> wanted;
  private final List<String> told = new ArrayList<>();
  private final Map<Relay.End, ByteArrayOutputStream> halves = new EnumMap<>(Relay.End.class);
  private String id = UNIQUE_ID; // none yet

  private RecordAgi(RunningLine line, Path folder, List<String> wanted) {
    this.line = line;
    this.folder = folder;
    this.wanted = wanted;
  }

  /**
   * Arguments: the folder the recordings are written to, a file for each call; the names of those
   * wanted, all without.
   */
  public static void main(String[] arguments) throws IOException {
    RunningLine line = QueueCalls.impatient();
    line.start();
    RecordAgi recorder =
        new RecordAgi(
            line,
            Files.createDirectories(Path.of(arguments[0])),
            List.of(arguments).subList(1, arguments.length));
    try (Relay relay = Relay.to(line.agi().getPort(), recorder::passed)) {
      line.asterisk("dialplan set global MADOGUCHI_AGI 127.0.0.1:" + relay.port());
      recorder.all();
    } finally {
      line.kill();
    }
  }

  private void all() throws IOException {
    record("hung-up-in-greeting", "0355550001", this::hangUpInGreeting);
    record("menu", "0355550002", this::wanderThroughMenus);
    record("inquiry", "0355550003", RecordAgi::leaveInquiry);
    record("hung-up-in-recording", "0355550004", RecordAgi::hangUpInRecording);
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

  // --- the wire

  private void record(String name, String from, Consumer<PhoneCall> story) throws IOException {
    if (!wanted.isEmpty() && !wanted.contains(name)) {
      return;
    }
    forget();
    PhoneCall caller = line.call(from);
    story.accept(caller);
    caller.close();
    pause(); // the last words
    Files.write(folder.resolve(name + ".txt"), taken());
    System.out.println("recorded " + name);
  }

  private synchronized void forget() {
    told.clear();
    for (Relay.End end : Relay.End.values()) {
      halves.put(end, new ByteArrayOutputStream());
    }
  }

  private synchronized List<String> taken() {
    return List.copyOf(told);
  }

  /** Whole lines only, each with who says it before it. */
  private synchronized void passed(int connection, Relay.End from, byte[] bytes) {
    ByteArrayOutputStream half = halves.get(from);
    String who = from == Relay.End.CALLER ? "asterisk" : "server";
    if (bytes.length == 0) {
      told.add(who + " closes");
    }
    for (byte one : bytes) {
      if (one == '\n') {
        told.add((who + ": " + neutral(half.toString(UTF_8))).stripTrailing());
        half.reset();
      } else {
        half.write(one);
      }
    }
  }

  private String neutral(String text) {
    if (text.startsWith(UNIQUE_ID)) {
      id = text.substring(UNIQUE_ID.length());
    }
    return text.replace(id, "1763945999.1")
        .replace(line.state().toString(), "/state")
        .replace(Prompts.root().toString(), "/madoguchi")
        .replaceFirst("^agi_arg_1: .*", "agi_arg_1: secret")
        .replaceFirst("^agi_threadid: .*", "agi_threadid: 140000000000000")
        .replaceFirst("^(agi_channel: PJSIP/.*)-[0-9a-f]{8}$", "$1-00000001")
        .replaceFirst("^(agi_request: agi://)[^/]*", "$1127.0.0.1");
  }
}
