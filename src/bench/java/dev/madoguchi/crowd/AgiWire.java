package dev.madoguchi.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * The connections of a crowd, and how long the server thinks: from a reply to the next command.
 * Used by one thread.
 */
final class AgiWire implements CrowdWire {
  /** Loopback has many addresses; the ports of one do not suffice. */
  private static final int CALLS_PER_ADDRESS = 2_500;

  private static final int ADDRESSES = 100;

  /** Asterisk waits no longer for its connection (MAX_AGI_CONNECT, res_agi.c). */
  private static final long CONNECTS_WITHIN = TimeUnit.SECONDS.toNanos(2);

  private static final String REPLY_TO_UNKNOWN = "510 Invalid or unknown command\n";

  private final InetSocketAddress server;
  private final String secret;
  private final Selector selector;
  private final Timetable times = new Timetable();
  private final WireFigures seen = new WireFigures();
  private final CallIds ids = new CallIds();
  private final ByteBuffer in = ByteBuffer.allocate(16_384);
  private int held;
  private int peak;

  /** What has come of it so far. */
  private enum State {
    CONNECTING,
    UNSERVED,
    THINKING,
    ASKED,
    OVER
  }

  private static final class Connection {
    private final SocketChannel channel;
    private final AgiCaller caller;
    private final byte[] hello;
    private State state = State.CONNECTING;
    private final long rung = System.nanoTime();
    private long at;
    private int turn;
    private boolean hungUp;

    Connection(SocketChannel channel, AgiCaller caller, byte[] hello, long since) {
      this.at = since;
      this.channel = channel;
      this.caller = caller;
      this.hello = hello;
    }
  }

  AgiWire(InetSocketAddress server, String secret) throws IOException {
    this.server = server;
    this.secret = secret;
    this.selector = Selector.open();
  }

  /** The server listens before a crowd begins. */
  @Override
  public void await() {}

  @Override
  public int held() {
    return held;
  }

  /** Calls no command has come for yet. */
  @Override
  public int unserved() {
    return seen.unserved;
  }

  @Override
  public Timetable.Deed ring(int number, Coming coming, Habits habits, long since)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    // no port is left waiting behind a run
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    int address = number / CALLS_PER_ADDRESS % ADDRESSES;
    channel.bind(new InetSocketAddress("127.0.0." + (2 + address), 0));
    channel.configureBlocking(false);
    String id = ids.of(number);
    String hello =
        switch (coming) {
          case FRESH -> AgiHello.fresh(id, number, secret);
          case RESUMED -> AgiHello.resumed(id, number, secret);
        };
    AgiCaller caller = new AgiCaller(habits);
    Connection connection = new Connection(channel, caller, hello.getBytes(US_ASCII), since);
    boolean done = channel.connect(server);
    SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, connection);
    held++;
    seen.unserved++;
    peak = Math.max(peak, held);
    if (done) {
      connected(key, connection);
    }
    return () -> hangUp(connection);
  }

  @Override
  public void turn() throws IOException {
    times.turn();
    selector.select(1);
    for (SelectionKey key : selector.selectedKeys()) {
      Connection connection = (Connection) key.attachment();
      if (key.isConnectable()) {
        connected(key, connection);
      } else if (!listened(connection)) {
        over(connection);
      }
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void hangUpAll() throws IOException {
    for (SelectionKey key : selector.keys()) {
      hangUp((Connection) key.attachment());
    }
    times.clear();
  }

  /** Each call has a connection of its own, and a new one comes to whoever listens. */
  @Override
  public void cut() {}

  private void connected(SelectionKey key, Connection connection) throws IOException {
    try {
      connection.channel.finishConnect();
    } catch (IOException refused) {
      seen.notConnected++;
      over(connection);
      return;
    }
    seen.notConnected += System.nanoTime() - connection.rung > CONNECTS_WITHIN ? 1 : 0;
    key.interestOps(SelectionKey.OP_READ);
    connection.state = State.UNSERVED;
    write(connection, connection.hello);
    if (connection.hungUp) {
      hangUp(connection);
    }
  }

  private void hangUp(Connection connection) throws IOException {
    long waited = System.nanoTime() - connection.at;
    if (connection.state == State.UNSERVED) {
      seen.hungUpUnserved(waited);
    } else if (connection.state == State.THINKING) {
      seen.decisions.add(waited); // so long at least: slow ones must not get lost
    }
    switch (connection.state) {
      case OVER -> {}
      case CONNECTING -> connection.hungUp = true; // the server is told of the call all the same
      case UNSERVED, THINKING, ASKED -> {
        boolean asked = connection.state == State.ASKED;
        seen.unserved -= isUnserved(connection) ? 1 : 0;
        connection.turn++;
        connection.state = State.OVER;
        write(
            connection,
            (asked ? connection.caller.hangUpInCommand() : connection.caller.hangUp())
                .getBytes(US_ASCII));
        try {
          connection.channel.shutdownOutput();
        } catch (IOException gone) {
          // that is read, too
        }
      }
    }
  }

  private static boolean isUnserved(Connection connection) {
    return connection.state == State.UNSERVED || connection.state == State.CONNECTING;
  }

  private void over(Connection connection) throws IOException {
    seen.unserved -= isUnserved(connection) ? 1 : 0;
    connection.state = State.OVER;
    connection.turn++;
    connection.channel.close();
    held--;
    seen.ended(connection.caller.ending());
  }

  private boolean listened(Connection connection) throws IOException {
    in.clear();
    try {
      if (connection.channel.read(in) < 0) {
        return false;
      }
    } catch (IOException broken) {
      return false;
    }
    long now = System.nanoTime();
    in.flip();
    int begin = 0;
    for (int i = 0; i < in.limit(); i++) {
      if (in.get(i) == '\n') {
        commanded(connection, UTF_8.decode(in.slice(begin, i - begin)).toString(), now);
        begin = i + 1;
      }
    }
    if (begin != in.limit()) {
      seen.notTaken++;
      System.err.println("a command did not come in one piece");
    }
    return true;
  }

  private void commanded(Connection connection, String line, long now) {
    switch (connection.state) {
      case OVER -> { // sent before the server knew
        return;
      }
      case UNSERVED -> {
        seen.unserved--;
        seen.first.add(now - connection.at);
      }
      case THINKING -> seen.decisions.add(now - connection.at);
      case CONNECTING, ASKED -> refuse(line, "a second command before the reply");
    }
    connection.state = State.ASKED;
    AgiCaller.Say say;
    try {
      say = connection.caller.reply(AgiGrammar.parse(line));
    } catch (IllegalArgumentException e) {
      refuse(line, e.getMessage());
      say = new AgiCaller.Say(REPLY_TO_UNKNOWN, 0);
    }
    int turn = ++connection.turn;
    String text = say.text();
    if (say.afterMillis() == 0) {
      say(connection, text);
    } else {
      times.in(
          say.afterMillis(),
          () -> {
            if (connection.turn == turn) { // not hung up meanwhile
              say(connection, text);
            }
          });
    }
  }

  private void refuse(String line, String why) {
    seen.notTaken++;
    System.err.println("Asterisk would not take it, " + why + ": " + line);
  }

  private void say(Connection connection, String text) {
    connection.state = State.THINKING;
    connection.at = System.nanoTime();
    write(connection, text.getBytes(US_ASCII));
  }

  private static void write(Connection connection, byte[] bytes) {
    try {
      connection.channel.write(ByteBuffer.wrap(bytes));
    } catch (IOException gone) {
      // the end is read, too
    }
  }

  @Override
  public void forget() {
    seen.clear();
    peak = held;
  }

  @Override
  public String figures() {
    return "held=%d peak=%d unserved=%d %s".formatted(held, peak, seen.unserved, seen.told());
  }
}
