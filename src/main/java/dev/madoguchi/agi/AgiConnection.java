package dev.madoguchi.agi;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One admitted connection: commands go out one at a time, and each waits for its reply.
 *
 * <p>{@link #ask} belongs to the call's thread, {@link #line} and {@link #overdue} to the event
 * loop, {@link #close} and {@link #lost} to either. The mailbox between the two holds one reply,
 * the one that is waited for: anything more was not asked for, and ends the connection.
 */
final class AgiConnection {
  /** Asterisk says it once at the hang-up and once at the end. */
  private static final int MOST_HANGUP_LINES = 8;

  /** What a command is written to by the call's own thread; the rest goes by the event loop. */
  interface Wire {
    /** Writes what there is room for now. */
    void write(ByteBuffer bytes) throws IOException;
  }

  private final Channel channel;
  private final Wire wire;
  private final AgiReplies replies = new AgiReplies();
  private final AtomicReference<Asked> waiting = new AtomicReference<>();
  private volatile boolean hungUp;
  private volatile boolean closed; // by us; the event loop does it a moment later
  private int hangUpLines;

  /** What is waited for, and until when, of {@link System#nanoTime}. */
  private record Asked(
      AgiCommand command, Duration atMost, long deadline, CompletableFuture<AgiReply> reply) {
    static Asked now(AgiCommand command, Duration atMost) {
      return new Asked(
          command, atMost, System.nanoTime() + atMost.toNanos(), new CompletableFuture<>());
    }
  }

  AgiConnection(Channel channel, Wire wire) {
    this.channel = channel;
    this.wire = wire;
  }

  /**
   * Sends the command and waits; without a reply in time, looked at by {@link #overdue}, the
   * connection is closed.
   */
  AgiReply ask(AgiCommand command, Duration atMost) {
    if (!open()) {
      return new AgiReply.Lost("the connection is closed");
    }
    Asked asked = Asked.now(command, atMost);
    waiting.set(asked);
    send(command.bytes());
    try {
      // without a time of its own: each would be a timer set and taken back, and a thread woken
      return asked.reply().get();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      return new AgiReply.Lost("the call's thread was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply is never completed by an exception", e);
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
      Asked asked = waiting.getAndSet(null);
      if (asked == null) {
        throw new AgiReplies.Garbage("a reply nobody asked for");
      }
      asked.reply().complete(reply.get());
    }
  }

  /** Gives up waiting for a reply that should have come; to be called every now and then. */
  void overdue() {
    Asked asked = waiting.get();
    if (asked != null
        && System.nanoTime() - asked.deadline() > 0
        && waiting.compareAndSet(asked, null)) {
      close(); // a late reply would be taken for the next one's
      asked
          .reply()
          .complete(
              new AgiReply.Lost("no reply to " + asked.command() + " within " + asked.atMost()));
    }
  }

  /** No more lines will come. */
  void lost(String why) {
    Asked asked = waiting.getAndSet(null);
    if (asked != null) {
      asked.reply().complete(new AgiReply.Lost(why));
    }
  }
}
