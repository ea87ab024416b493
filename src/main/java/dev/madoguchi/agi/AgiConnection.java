package dev.madoguchi.agi;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One admitted connection: commands go out one at a time, and each waits for its reply.
 *
 * <p>Of several that are asked together the call's thread sends the first and hears of the last;
 * the event loop sends those between as the replies come, so that they wake nobody. Asterisk itself
 * is never sent two at once: the second would lie in its buffer until the caller speaks
 * (res_agi.c).
 *
 * <p>{@link #ask} belongs to the call's thread, {@link #line}, {@link #allRead} and {@link
 * #overdue} to the event loop, {@link #close} and {@link #lost} to either. The mailbox between the
 * two holds one reply, the one that is waited for: anything more was not asked for, and ends the
 * connection.
 */
final class AgiConnection {
  /** Asterisk says it once at the hang-up and once at the end. */
  private static final int MOST_HANGUP_LINES = 8;

  /** What a command is written to at once, by whichever thread sends it. */
  interface Wire {
    /** Writes what there is room for now. */
    void write(ByteBuffer bytes) throws IOException;
  }

  /** A command, and how long its reply may take. */
  record Timed(AgiCommand command, Duration atMost) {}

  /** The command that was the last to go well or did not, its reply, and those behind it. */
  record Answered(AgiCommand command, AgiReply reply, List<Timed> rest) {}

  private final Channel channel;
  private final Wire wire;
  private final AgiReplies replies = new AgiReplies();
  private final AtomicReference<Asked> waiting = new AtomicReference<>();
  private volatile boolean hungUp;
  private volatile boolean closed; // by us; the event loop does it a moment later
  private int hangUpLines;

  /**
   * The first of the commands is waited for until then, of {@link System#nanoTime}; the others
   * follow. One that is held goes out when all is read that came with the reply before it.
   */
  private record Asked(
      List<Timed> commands, boolean held, long deadline, CompletableFuture<Answered> answer) {
    static Asked of(List<Timed> commands, boolean held, CompletableFuture<Answered> answer) {
      long deadline = System.nanoTime() + commands.getFirst().atMost().toNanos();
      return new Asked(commands, held, deadline, answer);
    }

    AgiCommand command() {
      return commands.getFirst().command();
    }

    Asked behindIt() {
      return of(rest(), true, answer);
    }

    Asked released() {
      return of(commands, false, answer);
    }

    boolean goesOnBehind(AgiReply reply) {
      return !rest().isEmpty() && reply instanceof AgiReply.Done done && done.went();
    }

    void complete(AgiReply reply) {
      answer.complete(answered(reply));
    }

    Answered answered(AgiReply reply) {
      return new Answered(command(), reply, rest());
    }

    private List<Timed> rest() {
      return commands.subList(1, commands.size());
    }
  }

  AgiConnection(Channel channel, Wire wire) {
    this.channel = channel;
    this.wire = wire;
  }

  /** Asks one command. */
  AgiReply ask(AgiCommand command, Duration atMost) {
    return ask(List.of(new Timed(command, atMost))).reply();
  }

  /**
   * Sends the commands one behind the other's reply and waits for the last one's, or for the first
   * that does not go well. Without a reply in time, looked at by {@link #overdue}, the connection
   * is closed.
   */
  Answered ask(List<Timed> commands) {
    Asked asked = Asked.of(commands, false, new CompletableFuture<>());
    send(asked);
    try {
      // without a time of its own: each would be a timer set and taken back, and a thread woken
      return asked.answer().get();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      return asked.answered(new AgiReply.Lost("the call's thread was interrupted"));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply is never completed by an exception", e);
    }
  }

  private void send(Asked asked) {
    if (open()) {
      waiting.set(asked);
      send(asked.command().bytes());
    } else {
      asked.complete(new AgiReply.Lost("the connection is closed"));
    }
  }

  private void send(ByteBuffer bytes) {
    try {
      wire.write(bytes);
    } catch (IOException e) {
      close(); // the event loop may not have noticed
      lost("the connection is closed");
      return;
    }
    // no later command overtakes the rest: each is sent when the one before was replied to
    if (bytes.hasRemaining()) {
      channel
          .writeAndFlush(Unpooled.wrappedBuffer(bytes))
          .addListener(
              sent -> {
                if (!sent.isSuccess()) {
                  lost("the connection is closed");
                }
              });
    }
  }

  /** Whether Asterisk has told of the hang-up, or the wire is gone. */
  boolean over() {
    return hungUp || !open();
  }

  /** Whether a command can still be sent; so it can after a hang-up that left the wire open. */
  boolean open() {
    return !closed && channel.isActive();
  }

  /** Lets go of the wire; the caller, if there, goes on in the dialplan. */
  void close() {
    closed = true;
    var _ = channel.close(); // nobody waits for it: reading ends at once
  }

  /** Takes a line from Asterisk. */
  void line(String line) throws AgiReplies.Garbage {
    if (line.equals("HANGUP")) {
      if (++hangUpLines > MOST_HANGUP_LINES) {
        throw new AgiReplies.Garbage("HANGUP again and again");
      }
      hungUp = true;
      return;
    }
    Optional<AgiReply> reply = replies.line(line);
    if (reply.isPresent()) {
      Asked asked = waiting.get();
      if (asked == null || asked.held()) {
        throw new AgiReplies.Garbage("a reply nobody asked for");
      }
      if (asked.goesOnBehind(reply.get())) {
        waiting.compareAndSet(asked, asked.behindIt());
      } else if (waiting.compareAndSet(asked, null)) {
        asked.complete(reply.get());
      }
    }
  }

  /** All lines that came together were taken. */
  void allRead() {
    Asked asked = waiting.get();
    if (asked != null && asked.held()) {
      send(asked.released());
    }
  }

  /** Gives up waiting for a reply that should have come; to be called every now and then. */
  void overdue() {
    Asked asked = waiting.get();
    if (asked != null
        && System.nanoTime() - asked.deadline() > 0
        && waiting.compareAndSet(asked, null)) {
      close(); // a late reply would be taken for the next one's
      asked.complete(
          new AgiReply.Lost(
              "no reply to "
                  + asked.command()
                  + " within "
                  + asked.commands().getFirst().atMost()));
    }
  }

  /** No more lines will come. */
  void lost(String why) {
    Asked asked = waiting.getAndSet(null);
    if (asked != null) {
      asked.complete(new AgiReply.Lost(why));
    }
  }
}
