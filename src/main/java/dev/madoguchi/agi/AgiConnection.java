package dev.madoguchi.agi;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One admitted connection: commands go out one at a time, and each waits for its reply.
 *
 * <p>{@link #ask} and {@link #close} belong to the call's thread; {@link #line} and {@link #lost}
 * to the event loop. The mailbox between the two holds one reply, the one that is waited for:
 * anything more was not asked for, and ends the connection.
 */
final class AgiConnection {
  /** Asterisk says it once at the hang-up and once at the end. */
  private static final int MOST_HANGUP_LINES = 8;

  private final Channel channel;
  private final AgiReplies replies = new AgiReplies();
  private final AtomicReference<CompletableFuture<AgiReply>> waiting = new AtomicReference<>();
  private volatile boolean hungUp;
  private int hangUpLines;

  AgiConnection(Channel channel) {
    this.channel = channel;
  }

  /** Sends the command and waits; without a reply in time the connection is closed. */
  AgiReply ask(AgiCommand command, Duration atMost) {
    CompletableFuture<AgiReply> reply = new CompletableFuture<>();
    waiting.set(reply);
    channel
        .writeAndFlush(Unpooled.wrappedBuffer(command.bytes()))
        .addListener(
            sent -> {
              if (!sent.isSuccess()) {
                lost("the connection is closed");
              }
            });
    try {
      return reply.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      close(); // a late reply would be taken for the next one's
      return new AgiReply.Lost("no reply to " + command + " within " + atMost);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      return new AgiReply.Lost("the call's thread was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply is never completed by an exception", e);
    }
  }

  /** Whether Asterisk has told of the hang-up, or the wire is gone. */
  boolean over() {
    return hungUp || !channel.isActive();
  }

  /** Whether a command can still be sent; so it can after a hang-up that left the wire open. */
  boolean open() {
    return channel.isActive();
  }

  /** Lets go of the wire; the caller, if there, goes on in the dialplan. */
  void close() {
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
      CompletableFuture<AgiReply> asked = waiting.getAndSet(null);
      if (asked == null) {
        throw new AgiReplies.Garbage("a reply nobody asked for");
      }
      asked.complete(reply.get());
    }
  }

  /** No more lines will come. */
  void lost(String why) {
    CompletableFuture<AgiReply> asked = waiting.getAndSet(null);
    if (asked != null) {
      asked.complete(new AgiReply.Lost(why));
    }
  }
}
