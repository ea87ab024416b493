package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.madoguchi.agi.Step.Failure;
import dev.madoguchi.asterisk.HeardInQueue;
import dev.madoguchi.call.Digit;
import dev.madoguchi.call.Recording.Ending;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One call from a scripted Asterisk over a real socket: it speaks the wire as Asterisk 22.10 was
 * seen to, and fails when told.
 */
final class FakeAsterisk implements AutoCloseable {
  private static final String DEAD =
      "511 Command Not Permitted on a dead channel or intercept routine";

  final Queue<Step> script = new ConcurrentLinkedQueue<>();

  /** Replies to commands, by their first two words, that are not what they usually are. */
  final Map<String, String> oddReplies = new ConcurrentHashMap<>();

  /** Files that are there and good, and yet cannot be played. */
  final Set<String> unplayable = ConcurrentHashMap.newKeySet();

  final List<String> commands = new CopyOnWriteArrayList<>();
  final List<String> heard = new CopyOnWriteArrayList<>();
  final Map<String, String> variables = new ConcurrentHashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Socket socket = new Socket();
  private volatile boolean dead;
  private volatile Optional<IllegalStateException> offScript = Optional.empty();

  /** Connects and says the header. */
  FakeAsterisk(InetSocketAddress server, String... header) {
    try {
      socket.connect(server);
      raw(String.join("\n", header) + "\n\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("fake-asterisk").start(this::converse);
  }

  void raw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** The caller hangs up while no verb runs. */
  void hangUpNow() {
    dead = true;
    try {
      raw("HANGUP\n");
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until our side or this one has closed the connection. */
  boolean ends(long seconds) {
    try {
      return ended.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Also tells of a command the test had not thought of, which looks like a hang-up there. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    offScript.ifPresent(
        unexpected -> {
          throw unexpected;
        });
  }

  private void converse() {
    try (socket) {
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(in.ready() ? "PIPELINED " + line : line);
        List<String> words = AsteriskArguments.parse(line);
        Optional<String> reply = Optional.ofNullable(oddReplies.get(firstTwo(words)));
        if (reply.isEmpty()) {
          reply = isVerb(words) ? verb(words) : service(words);
        }
        if (reply.isPresent()) {
          raw(reply.get() + "\n");
        }
        if (words.equals(List.of("HANGUP"))) {
          raw("HANGUP\n");
          return;
        }
      }
    } catch (IOException e) {
      // the other end is gone, which is what ended() tells
    } catch (IllegalStateException e) {
      offScript = Optional.of(e);
    } finally {
      ended.countDown();
    }
  }

  private static String firstTwo(List<String> words) {
    return String.join(" ", words.subList(0, Math.min(2, words.size())));
  }

  private static boolean isVerb(List<String> words) {
    return switch (words.getFirst()) {
      case "RECORD", "STREAM", "WAIT", "GOSUB" -> true;
      case "GET" -> !words.get(1).equals("VARIABLE");
      default -> false;
    };
  }

  private Optional<String> verb(List<String> words) throws IOException {
    if (dead && script.isEmpty()) {
      return Optional.of(DEAD);
    }
    boolean says = words.getFirst().equals("STREAM") || words.getFirst().equals("GET");
    if (says && !(script.peek() instanceof Failure)) {
      if (!words.get(2).isEmpty() && !plays(words.get(2))) {
        return Optional.of("200 result=-1" + (words.get(1).equals("DATA") ? "" : " endpos=0"));
      }
      if (words.get(1).equals("DATA")) {
        return data(words);
      }
      if (words.getFirst().equals("STREAM")) {
        return Optional.of("200 result=0 endpos=8000");
      }
    }
    if (words.getFirst().equals("GOSUB") && !(script.peek() instanceof Failure)) {
      return waits(words);
    }
    return switch (script.poll()) {
      case Step.Press(Digit key) -> Optional.of("200 result=" + (int) key.symbol());
      case Step.PressLetter(char letter) -> Optional.of("200 result=" + (int) letter);
      case Step.StaySilent() -> Optional.of("200 result=0");
      case Step.Speak(Ending ending) -> recorded(ending);
      case Failure failure -> fail(failure, words);
      case null, default -> throw new IllegalStateException("no script for " + words);
    };
  }

  /** The dialplan's extension wait. */
  private Optional<String> waits(List<String> words) throws IOException {
    variables.put("QUEUESTATUS", "");
    variables.put("MADOGUCHI_KEY", "");
    variables.put("CHANNEL(language)", words.getLast().split(",", -1)[3]);
    switch (script.poll()) {
      case Step.HearInQueue(Path music, Path prompts) -> {
        heard.add(HeardInQueue.next(music.resolve(variables.get("CHANNEL(language)")), prompts));
        return verb(words);
      }
      case Step.LeaveWithStatus(String status) -> variables.put("QUEUESTATUS", status);
      case Step.LeaveByKey(Digit key) -> variables.put("MADOGUCHI_KEY", "" + key.symbol());
      case null, default -> throw new IllegalStateException("no script for " + words);
    }
    return Optional.of("100 result=0 Trying...\n200 result=0 Gosub complete");
  }

  /** {@code #} ends the keys and is none of them; A to D and {@code *} are. */
  private Optional<String> data(List<String> words) throws IOException {
    int most = Integer.parseInt(words.get(4));
    StringBuilder keys = new StringBuilder();
    while (keys.length() < most) {
      switch (script.poll()) {
        case Step.Press(Digit key) when key == Digit.POUND -> {
          return Optional.of("200 result=" + keys);
        }
        case Step.Press(Digit key) -> keys.append(key.symbol());
        case Step.PressLetter(char letter) -> keys.append(letter);
        case Step.StaySilent() -> {
          return Optional.of("200 result=" + keys + " (timeout)");
        }
        case Failure failure -> {
          return fail(failure, words);
        }
        case null, default -> throw new IllegalStateException("no script for " + words);
      }
    }
    return Optional.of("200 result=" + keys);
  }

  private Optional<String> recorded(Ending ending) throws IOException {
    return switch (ending) {
      case KEY -> Optional.of("200 result=50 (dtmf) endpos=8000");
      case ITSELF -> Optional.of("200 result=0 (timeout) endpos=8000");
      case FAILED -> Optional.of("200 result=-1 (writefile)");
      case HANG_UP -> fail(new Failure.HangUp(), List.of("RECORD", "FILE"));
    };
  }

  private Optional<String> fail(Failure failure, List<String> words) throws IOException {
    String last =
        switch (words.getFirst()) {
          case "RECORD" -> "200 result=-1 (hangup) endpos=8000";
          case "STREAM" -> "200 result=-1 endpos=8000";
          case "GET" ->
              words.get(1).equals("DATA")
                  ? "200 result=-1"
                  : "200 result=0 endpos=8000"; // in the wait; only what follows tells
          case "GOSUB" -> "200 result=0 Gosub complete (abnormal exit)";
          default -> "200 result=-1";
        };
    return switch (failure) {
      case Failure.HangUp() -> {
        dead = true;
        raw(last + "\nHANGUP\n");
        socket.shutdownOutput();
        yield Optional.empty();
      }
      case Failure.HangUpLine() -> {
        dead = true;
        yield Optional.of("HANGUP\n" + last);
      }
      case Failure.Dead() -> {
        dead = true;
        yield Optional.of(DEAD);
      }
      case Failure.CloseSocket() -> {
        close();
        yield Optional.empty();
      }
      case Failure.Stall() -> Optional.empty();
      case Failure.Garbage(String line) -> Optional.of(line);
    };
  }

  private Optional<String> service(List<String> words) {
    if (words.getFirst().equals("SET")) {
      variables.put(words.get(2), words.get(3));
      return Optional.of("200 result=1");
    }
    if (words.getFirst().equals("GET")) {
      return Optional.of("200 result=1 (" + variables.getOrDefault(words.get(2), "") + ")");
    }
    if (words.getFirst().equals("EXEC")) { // allowed to the dead, too
      return Optional.of(executed(words));
    }
    if (dead) {
      return Optional.of(DEAD);
    }
    return Optional.of(
        switch (words.getFirst()) {
          case "CHANNEL" -> "200 result=6";
          case "HANGUP" -> "200 result=1";
          default -> "510 Invalid or unknown command";
        });
  }

  private String executed(List<String> words) {
    if (words.get(1).equals("MSet")) {
      for (String pair : words.get(2).split(",", -1)) {
        variables.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=", ""));
      }
    }
    return dead && words.get(1).equals("Answer") ? "200 result=-1" : "200 result=0";
  }

  private boolean plays(String file) {
    Path path = Path.of(file);
    String name = path.getFileName().toString();
    if (unplayable.contains(name) || !Files.exists(path.resolveSibling(name + ".wav"))) {
      return false;
    }
    heard.addAll(HeardPrompts.in(path.resolveSibling(name + ".wav")));
    return true;
  }
}
