package dev.madoguchi.ari;

import dev.madoguchi.asterisk.Links;
import dev.madoguchi.call.CallId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One application name and the socket that is kept for it, through every loss. {@link #ask} is for
 * the calls' threads; a thread of its own connects, and asks what happened meanwhile.
 */
final class AriApp implements AutoCloseable, AriConnection.Ear {
  /** Who is told; on the event loop, but for {@link #missed} and {@link #found}. */
  interface Listener {
    void heard(AriApp app, AriEvent event);

    void unknown(String type);

    /** The socket is there again, and what was told meanwhile is lost. */
    void missed(AriApp app);

    /** The socket is there, and these are the calls Asterisk counts to the app. */
    void found(AriApp app, Set<CallId> there);
  }

  private static final Logger LOG = LoggerFactory.getLogger(AriApp.class);

  private final String name;
  private final AriClient client;
  private final AriLimits limits;
  private final Listener listener;
  private final CountDownLatch greeted = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread keeper;
  private volatile CompletableFuture<AriConnection> up = new CompletableFuture<>();
  private volatile Links link = Links.one("ari"); // changes with the one above

  AriApp(String name, AriClient client, AriLimits limits, Listener listener) {
    this.name = name;
    this.client = client;
    this.limits = limits;
    this.listener = listener;
    this.keeper = Thread.ofVirtual().name("ari " + name).unstarted(this::keep);
  }

  void start() {
    keeper.start();
  }

  String name() {
    return name;
  }

  /** Whether the app of that name is this server's, too. */
  boolean isOfThisServer(String app) {
    return client.has(app);
  }

  /** Whether a socket that is lost is followed by another. */
  boolean isKept() {
    return closing.getCount() > 0;
  }

  /** How the socket is. */
  Links link() {
    return link;
  }

  /** How many requests are waited for on the socket that is there now. */
  int unanswered() {
    CompletableFuture<AriConnection> now = up;
    return now.isDone() ? now.join().unanswered() : 0;
  }

  /** Waits until the socket has been there once. */
  void await() throws InterruptedException {
    greeted.await();
  }

  /**
   * Sends the request on the socket that is there now, and on no other: for the thread that would
   * have to connect the next.
   */
  AriReply askNow(AriRequest request) {
    CompletableFuture<AriConnection> now = up;
    long end = System.nanoTime() + limits.answer().toNanos();
    return now.isDone()
        ? ask(List.of(request), Optional.empty(), now, end).getFirst()
        : new AriReply.Lost("the socket to Asterisk was lost");
  }

  /**
   * Sends these together on the socket that is there, or comes until then, and waits for their
   * replies, in the same order.
   *
   * @param behind sent right behind them; its reply is nobody's
   * @param end as a reading of {@link System#nanoTime}
   */
  List<AriReply> ask(List<AriRequest> awaited, Optional<AriRequest> behind, long end) {
    return ask(awaited, behind, up, end);
  }

  private List<AriReply> ask(
      List<AriRequest> awaited,
      Optional<AriRequest> behind,
      CompletableFuture<AriConnection> socket,
      long end) {
    try {
      AriConnection connection = socket.get(left(end), TimeUnit.NANOSECONDS);
      List<CompletableFuture<AriReply>> asked = awaited.stream().map(connection::ask).toList();
      behind.ifPresent(connection::tell);
      try {
        List<AriReply> replies = new ArrayList<>();
        for (CompletableFuture<AriReply> each : asked) {
          replies.add(each.get(left(end), TimeUnit.NANOSECONDS));
        }
        return replies;
      } finally {
        asked.forEach(each -> each.cancel(false)); // a reply that comes after this is nobody's
      }
    } catch (TimeoutException e) {
      return lost(awaited, "no reply to " + awaited.getLast() + " within " + limits.answer());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lost(awaited, "the call's thread was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply is never completed by an exception", e);
    }
  }

  private static List<AriReply> lost(List<AriRequest> awaited, String why) {
    return Collections.nCopies(awaited.size(), new AriReply.Lost(why));
  }

  /** Sends the request when the socket is there, and takes whatever comes of it. */
  void tell(AriRequest request) {
    CompletableFuture<AriConnection> now = up;
    if (now.isDone()) {
      now.join().tell(request);
    }
  }

  private static long left(long end) {
    return Math.max(0, end - System.nanoTime());
  }

  private void keep() {
    long since = System.nanoTime();
    int failures = 0;
    String fault = "";
    try {
      while (closing.getCount() > 0) {
        try {
          AriConnection connection = client.open(name, this);
          try {
            greet(connection);
            Duration waited = Duration.ofNanos(System.nanoTime() - since);
            LOG.info(
                "{} is connected after {} ms, at attempt {}",
                name,
                waited.toMillis(),
                failures + 1);
            failures = 0;
            fault = "";
            String why = connection.closed().get();
            since = System.nanoTime();
            if (closing.getCount() > 0) {
              LOG.warn("{} lost its socket, its callers go to the dialplan: {}", name, why);
            }
          } finally {
            connection.close();
            lost(connection);
          }
        } catch (AriUnavailable e) {
          if (failures++ == 0) {
            LOG.warn(
                "{} is not connected, its callers go to the dialplan: {}", name, e.getMessage());
          }
        } catch (RuntimeException e) {
          // ours, and nobody would begin an ended thread again; one at every greeting slows down
          failures++;
          if (!e.toString().equals(fault)) {
            fault = e.toString();
            LOG.error("a fault of ours while {} was connected; it connects anew", name, e);
          }
        }
        pause(failures);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("neither a reply nor a loss is told by an exception", e);
    }
  }

  /** What was agreed on the last socket is not known on this one, nor what happened meanwhile. */
  private void greet(AriConnection connection)
      throws AriUnavailable, InterruptedException, ExecutionException {
    ask(connection, AriRequest.filter(name));
    Set<CallId> there = AriMessages.calls(ask(connection, AriRequest.application(name)));
    here(connection);
    if (greeted.getCount() == 0) {
      listener.missed(this);
    }
    greeted.countDown();
    listener.found(this, there);
  }

  private AriReply.Done ask(AriConnection connection, AriRequest request)
      throws AriUnavailable, InterruptedException, ExecutionException {
    try {
      AriReply reply =
          connection.ask(request).get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
      if (reply instanceof AriReply.Done done) {
        return done;
      }
      throw new AriUnavailable(request + ": " + reply);
    } catch (TimeoutException e) {
      throw new AriUnavailable(
          "no reply to " + request + " (REST over WebSocket needs Asterisk 22.5 or newer)");
    }
  }

  private void pause(int failures) throws InterruptedException {
    Duration wait = limits.backoff().after(failures, ThreadLocalRandom.current().nextDouble());
    boolean _ = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void heard(AriEvent event) {
    listener.heard(this, event);
  }

  @Override
  public void unknown(String type) {
    listener.unknown(type);
  }

  private synchronized void here(AriConnection connection) {
    up.complete(connection);
    link = link.here();
  }

  @Override
  public synchronized void lost(AriConnection connection) {
    if (up.getNow(null) == connection) {
      up = new CompletableFuture<>();
      link = link.gone();
    }
  }

  /** Lets go of the socket, for good. */
  @Override
  public void close() {
    closing.countDown();
    CompletableFuture<AriConnection> now = up;
    if (now.isDone()) {
      now.join().close();
    }
    keeper.interrupt();
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
