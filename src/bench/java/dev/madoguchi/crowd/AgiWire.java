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
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * The connections of a crowd, and how long the server thinks: from a reply to the next command.
 * Used by one thread.
 */
final class AgiWire {
  /** Loopback has many addresses; the ports of one do not suffice. */
  private static final int CALLS_PER_ADDRESS = 2_500;

  private static final int ADDRESSES = 100;

  /** Asterisk waits no longer for its connection (MAX_AGI_CONNECT, res_agi.c). */
  private static final long CONNECTS_WITHIN = TimeUnit.SECONDS.toNanos(2);

  private static final String REPLY_TO_UNKNOWN = "510 Invalid or unknown command\n";

  private final InetSocketAddress server;
  private final String secret;
  private final Selector selector;
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private final WireFigures seen = new WireFigures();
  private final long base = System.currentTimeMillis() / 1000;
  private final ByteBuffer in = ByteBuffer.allocate(16_384);
  private int held;
  private int unserved;
  private int peak;

  /** A call's text, with its number in it. */
  @FunctionalInterface
  interface Hello {
    String of(String id, int number, String secret);
  }

  private sealed interface Due extends Comparable<Due> {
    long at();

    @Override
    default int compareTo(Due other) {
      return Long.compare(at(), other.at());
    }

    record Reply(long at, Connection connection, int turn, String text) implements Due {}

    record HangUp(long at, Connection connection) implements Due {}
  }

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
    private long at = System.nanoTime();
    private int turn;

    Connection(SocketChannel channel, AgiCaller caller, byte[] hello) {
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

  int held() {
    return held;
  }

  /** Calls no command has come for yet. */
  int unserved() {
    return unserved;
  }

  void ring(AgiCaller caller, int number, Hello hello, long lifeMillis) throws IOException {
    SocketChannel channel = SocketChannel.open();
    // no port is left waiting behind a run
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    int address = number / CALLS_PER_ADDRESS % ADDRESSES;
    channel.bind(new InetSocketAddress("127.0.0." + (2 + address), 0));
    channel.configureBlocking(false);
    String text = hello.of(base + "." + number, number, secret);
    Connection connection = new Connection(channel, caller, text.getBytes(US_ASCII));
    boolean done = channel.connect(server);
    SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, connection);
    held++;
    unserved++;
    peak = Math.max(peak, held);
    due.add(new Due.HangUp(in(lifeMillis), connection));
    if (done) {
      connected(key, connection);
    }
  }

  private static long in(long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Whatever is due, and whatever has come. */
  void turn() throws IOException {
    long now = System.nanoTime();
    while (!due.isEmpty() && due.element().at() <= now) {
      switch (due.remove()) {
        case Due.Reply reply when reply.turn() == reply.connection().turn -> say(reply);
        case Due.Reply _ -> {} // hung up meanwhile
        case Due.HangUp(_, Connection connection) -> hangUp(connection);
      }
    }
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

  void hangUpAll() throws IOException {
    for (SelectionKey key : selector.keys()) {
      hangUp((Connection) key.attachment());
    }
    due.clear();
  }

  private void connected(SelectionKey key, Connection connection) throws IOException {
    try {
      connection.channel.finishConnect();
    } catch (IOException refused) {
      seen.notConnected++;
      over(connection);
      return;
    }
    seen.notConnected += System.nanoTime() - connection.at > CONNECTS_WITHIN ? 1 : 0;
    key.interestOps(SelectionKey.OP_READ);
    connection.state = State.UNSERVED;
    write(connection, connection.hello);
  }

  private void hangUp(Connection connection) throws IOException {
    switch (connection.state) {
      case OVER -> {}
      case CONNECTING -> over(connection);
      case UNSERVED, THINKING, ASKED -> {
        boolean asked = connection.state == State.ASKED;
        served(connection);
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

  private void served(Connection connection) {
    unserved -= connection.state == State.UNSERVED ? 1 : 0;
  }

  private void over(Connection connection) throws IOException {
    unserved -= connection.state == State.CONNECTING ? 1 : 0;
    served(connection);
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
        unserved--;
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
    Due.Reply reply =
        new Due.Reply(in(say.afterMillis()), connection, ++connection.turn, say.text());
    if (say.afterMillis() == 0) {
      say(reply);
    } else {
      due.add(reply);
    }
  }

  private void refuse(String line, String why) {
    seen.notTaken++;
    System.err.println("Asterisk would not take it, " + why + ": " + line);
  }

  private void say(Due.Reply reply) {
    Connection connection = reply.connection();
    connection.state = State.THINKING;
    connection.at = System.nanoTime();
    write(connection, reply.text().getBytes(US_ASCII));
  }

  private static void write(Connection connection, byte[] bytes) {
    try {
      connection.channel.write(ByteBuffer.wrap(bytes));
    } catch (IOException gone) {
      // the end is read, too
    }
  }

  /** Begins all figures anew. */
  void forget() {
    seen.clear();
    peak = held;
  }

  /** Since {@link #forget}. */
  String figures() {
    return "held=%d peak=%d unserved=%d %s".formatted(held, peak, unserved, seen.told());
  }
}
