package dev.madoguchi.ari;

import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Plain requests over a few kept connections, for what waits for a channel: it holds up nobody
 * else. Thread-safe; the calls' virtual threads wait here for their replies.
 */
final class AriHttp implements AutoCloseable {
  /** Each is a thread of Asterisk's. */
  private static final int CONNECTIONS = 8;

  private final AriClient client;
  private final AriLimits limits;
  private final Semaphore free = new Semaphore(CONNECTIONS, true);
  private final Deque<AriExchange> kept = new ConcurrentLinkedDeque<>();

  AriHttp(AriClient client, AriLimits limits) {
    this.client = client;
    this.limits = limits;
  }

  /** Sends the request, which may be done twice without harm, and waits for its reply. */
  AriReply ask(AriRequest request) {
    try {
      if (!free.tryAcquire(limits.answer().toMillis(), TimeUnit.MILLISECONDS)) {
        return new AriReply.Lost("every connection to Asterisk waits for a reply");
      }
      try {
        return exchange(request);
      } finally {
        free.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AriReply.Lost("the call's thread was interrupted");
    }
  }

  private AriReply exchange(AriRequest request) throws InterruptedException {
    AriExchange exchange = kept.poll();
    if (exchange != null) {
      AriReply reply = exchange(exchange, request);
      if (!(reply instanceof AriReply.Lost)) {
        return reply;
      }
      // Asterisk lets go of a connection that was idle, perhaps in this very moment
    }
    try {
      return exchange(client.exchange(), request);
    } catch (AriUnavailable e) {
      return new AriReply.Lost(e.getMessage());
    }
  }

  private AriReply exchange(AriExchange exchange, AriRequest request) throws InterruptedException {
    CompletableFuture<AriReply> reply = exchange.ask(request, client::identify);
    try {
      AriReply came = reply.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
      if (exchange.isUsable()) {
        kept.push(exchange);
      }
      return came;
    } catch (TimeoutException e) {
      exchange.close(); // a late reply would be taken for the next one's
      return new AriReply.Lost("no reply to " + request + " within " + limits.answer());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply is never completed by an exception", e);
    } catch (InterruptedException e) {
      exchange.close();
      throw e;
    }
  }

  @Override
  public void close() {
    kept.forEach(AriExchange::close);
  }
}
