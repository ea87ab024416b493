package dev.madoguchi.agi;

import dev.madoguchi.asterisk.Conversations;
import dev.madoguchi.asterisk.HoldMusic;
import dev.madoguchi.asterisk.PromptShelf;
import dev.madoguchi.asterisk.Seldom;
import dev.madoguchi.asterisk.Side;
import dev.madoguchi.call.Line;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls from Asterisk's dialplan over FastAGI; one virtual thread runs each.
 *
 * <p>Thread-safe. A call it does not take, or drops, goes on in the dialplan after AGI().
 */
public final class AgiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AgiServer.class);

  /**
   * Every call of an Asterisk may come at once, back from another server; the kernel has a limit.
   */
  private static final int BACKLOG = 16_384;

  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /** How late it may be noticed that Asterisk does not reply. */
  private static final Duration LATE = Duration.ofSeconds(1);

  private final AgiSettings settings;
  private final Conversations conversations;
  private final PromptShelf shelf;
  private final Optional<HoldMusic> music;
  private final Seldom refusals;
  private final AtomicInteger calls = new AtomicInteger();
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
  private final Set<AgiConnection> connections = ConcurrentHashMap.newKeySet();

  /**
   * One thread: it only takes lines apart, and what comes for several calls costs it one waking.
   */
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("agi-io", true), NioIoHandler.newFactory());

  private final Channel listening;
  private volatile boolean taking = true;

  private AgiServer(
      AgiSettings settings, InstantSource clock, Seldom refusals, Consumer<Line> onCall)
      throws IOException {
    this.settings = settings;
    this.conversations = new Conversations(onCall);
    this.refusals = refusals;
    this.shelf =
        new PromptShelf(settings.prompts(), settings.recordings(), settings.sounds(), clock);
    this.music = music(settings.hold(), settings.side());
    ChannelFuture bound = bootstrap().bind(settings.bind()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var _ = loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw new IOException(
          "cannot listen for AGI on " + settings.bind() + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    this.listening = bound.channel();
    var _ =
        loops.scheduleWithFixedDelay(
            () -> connections.forEach(AgiConnection::overdue),
            LATE.toMillis(),
            LATE.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /**
   * Listens at once. The folder of joined sounds is emptied once the address is ours, for until
   * then another server may be playing from it.
   *
   * @param clock tells for how long what was found of prompts is taken to be as it was
   * @param onCall the conversation; runs on the call's own virtual thread, which carries the call's
   *     id as its name and in the log context under "call". The line is closed when it returns.
   * @throws IOException when the address cannot be bound; nothing was changed then
   */
  public static AgiServer start(AgiSettings settings, InstantSource clock, Consumer<Line> onCall)
      throws IOException {
    return start(settings, clock, new Seldom(LOG), onCall);
  }

  /**
   * @param refusals told on the thread of the wire that is refused
   */
  static AgiServer start(
      AgiSettings settings, InstantSource clock, Seldom refusals, Consumer<Line> onCall)
      throws IOException {
    AgiServer server = new AgiServer(settings, clock, refusals, onCall);
    server.shelf.clear();
    server.clearMusic();
    server.listening.config().setAutoRead(true);
    return server;
  }

  private static Optional<HoldMusic> music(Path folder, Side side) {
    try {
      return Optional.of(HoldMusic.in(folder, side));
    } catch (IOException e) {
      LOG.warn("waiting callers hear no announcements: {}", e.toString());
      return Optional.empty();
    }
  }

  private void clearMusic() {
    try {
      if (music.isPresent()) {
        music.get().clearCallers();
      }
    } catch (IOException e) {
      LOG.warn("cannot clear the folders of callers in {}: {}", settings.hold(), e.toString());
    }
  }

  /** Where it listens, with the port that was taken when 0 was asked for. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /** Calls being held now. */
  public int calls() {
    return calls.get();
  }

  /** Connections dropped since the start: over the limit, or not from our dialplan. */
  public long refused() {
    return refusals.total();
  }

  /** How often a prompt was left out since the start because it could not be played. */
  public long promptsMissed() {
    return shelf.missed();
  }

  /** Returns when every thread that serves the wires has had a turn; at once when we are ending. */
  public void turn() {
    for (EventExecutor loop : loops) {
      try {
        loop.submit(() -> {}).awaitUninterruptibly();
      } catch (RejectedExecutionException e) {
        return; // closed meanwhile
      }
    }
  }

  /**
   * From now on new calls are left to the next server, or to the dialplan's own path; those under
   * way go on. Idempotent.
   */
  public void takeNoMore() {
    taking = false;
    listening.close().syncUninterruptibly();
  }

  /**
   * Stops listening and closes every line, so that the callers go on in the dialplan; waits up to
   * five seconds for the conversations to notice. Idempotent.
   */
  @Override
  public synchronized void close() {
    if (loops.isShuttingDown()) {
      return; // a closed event loop takes no more work, not even a second closing
    }
    takeNoMore();
    channels.close().awaitUninterruptibly(LAST_WORDS.toMillis());
    conversations.awaitEnd(LAST_WORDS);
    loops.shutdownGracefully(0, LAST_WORDS.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
    connections.forEach(connection -> connection.lost("the server has ended"));
  }

  private ServerBootstrap bootstrap() {
    Admission admission = new Admission();
    return new ServerBootstrap()
        .group(loops)
        .channelFactory(() -> new AgiChannel.Listening(admission::dropped))
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.AUTO_READ, false) // calls wait until start() is through
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.AUTO_READ, false) // the handler begins when a header is there
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channels.add(channel);
                channel.pipeline().addLast(new AgiHandler(admission, settings));
              }
            });
  }

  private final class Admission implements AgiHandler.Gate {
    @Override
    public boolean open() {
      if (calls.get() < settings.mostCalls()) {
        return true;
      }
      dropped("over the limit of " + settings.mostCalls() + " calls");
      return false;
    }

    @Override
    public AgiConnection admit(AgiHeader header, ChannelHandlerContext context)
        throws AgiHeader.Rejected {
      if (!taking) {
        throw new AgiHeader.Rejected("the server is ending");
      }
      if (calls.incrementAndGet() > settings.mostCalls()) {
        calls.decrementAndGet();
        throw new AgiHeader.Rejected("over the limit of " + settings.mostCalls() + " calls");
      }
      AgiChannel channel = (AgiChannel) context.channel();
      AgiConnection connection = new AgiConnection(channel, channel);
      AgiLine line = new AgiLine(header, connection, settings, shelf, music);
      connections.add(connection);
      conversations.begin(line, () -> over(connection));
      return connection;
    }

    private void over(AgiConnection connection) {
      connections.remove(connection);
      calls.decrementAndGet();
    }

    @Override
    public void dropped(String why) {
      refusals.warn("AGI connection closed, its caller goes to the dialplan: " + why);
    }
  }
}
