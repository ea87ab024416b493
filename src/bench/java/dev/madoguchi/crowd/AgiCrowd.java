package dev.madoguchi.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Keeps so many calls on the line for a while, and measures how long the server thinks: from the
 * reply to one command until the next command is there. One thread, one selector; a process of its
 * own, for each call is an open file at both ends.
 */
final class AgiCrowd {
  /** Loopback has many addresses; the ports of one do not suffice. */
  private static final int CALLS_PER_ADDRESS = 2_500;

  private static final int REPEATS = 3;
  private static final int LONGEST_LINE = 8_192;

  private final InetSocketAddress server;
  private final String secret;
  private final int most;
  private final double perSecond;
  private final Selector selector;
  private final SplittableRandom random = new SplittableRandom(4573);
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private long[] thoughts = new long[1 << 20];
  private int thoughtCount;
  private int rung;
  private int held;
  private int peak;
  private int ended;
  private int cutOff;
  private int refused;
  private final long base = System.currentTimeMillis() / 1000;

  private record Due(long at, Connection connection, String text) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(at, other.at);
    }
  }

  private static final class Connection {
    private final SocketChannel channel;
    private final AgiCaller caller;
    private final ByteBuffer read = ByteBuffer.allocate(1024);
    private long repliedAt;
    private boolean waiting;

    Connection(SocketChannel channel, AgiCaller caller) {
      this.channel = channel;
      this.caller = caller;
    }
  }

  private AgiCrowd(InetSocketAddress server, String secret, int most, double perSecond)
      throws IOException {
    this.server = server;
    this.secret = secret;
    this.most = most;
    this.perSecond = perSecond;
    this.selector = Selector.open();
  }

  /**
   * Arguments: the port, the secret, calls at once, new calls a second, seconds when all are there.
   */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    AgiCrowd crowd =
        new AgiCrowd(
            server, arguments[1], Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]));
    crowd.fill();
    crowd.thoughtCount = 0; // what is judged is the steady state
    System.out.println("filled");
    crowd.keep(Duration.ofSeconds(Long.parseLong(arguments[4])));
    System.out.println(crowd.told());
    crowd.hangUpAll();
    System.out.println("over " + crowd.ended + " ended, " + crowd.cutOff + " cut off");
  }

  private void fill() throws IOException {
    long began = System.nanoTime();
    while (held < most && seconds(began) < 3 * most / perSecond) {
      arrive(began, rung);
      turn();
    }
  }

  private void keep(Duration time) throws IOException {
    long began = System.nanoTime();
    int before = rung;
    while (seconds(began) < time.toSeconds()) {
      if (held < most) {
        arrive(began, rung - before);
      }
      turn();
    }
  }

  /** Calls come by the clock, however slow the server is. */
  private void arrive(long began, int already) throws IOException {
    double wanted = seconds(began) * perSecond;
    for (int i = already; i < wanted && held < most; i++) {
      ring();
    }
  }

  private void hangUpAll() throws IOException {
    for (SelectionKey key : selector.keys()) {
      Connection connection = (Connection) key.attachment();
      if (connection.waiting) {
        connection.waiting = false;
        connection.caller.hangUp();
        send(connection, "200 result=-1 endpos=8000\nHANGUP\n");
      }
    }
    due.clear();
    long began = System.nanoTime();
    while (held > 0 && seconds(began) < 30) {
      turn();
    }
    System.out.printf(Locale.ROOT, "all hung up and gone in %.1f s%n", seconds(began));
  }

  private void ring() throws IOException {
    int number = rung++;
    SocketChannel channel = SocketChannel.open();
    // no port is left waiting behind a run
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.bind(new InetSocketAddress("127.0.0." + (2 + number / CALLS_PER_ADDRESS % 200), 0));
    channel.connect(server);
    channel.configureBlocking(false);
    long every = Math.round(most / perSecond * 1000 / (REPEATS + 1));
    Connection connection =
        new Connection(channel, new AgiCaller(random.split(), REPEATS, Math.max(20, every)));
    channel.register(selector, SelectionKey.OP_READ, connection);
    send(connection, AgiCaller.header(base + "." + number, number, secret));
    held++;
    peak = Math.max(peak, held);
  }

  private void turn() throws IOException {
    long now = System.nanoTime();
    while (!due.isEmpty() && due.element().at() <= now) {
      Due next = due.remove();
      if (next.connection().channel.isOpen()) {
        next.connection().waiting = false;
        send(next.connection(), next.text());
      }
    }
    selector.select(1);
    for (SelectionKey key : selector.selectedKeys()) {
      Connection connection = (Connection) key.attachment();
      if (!listened(connection)) {
        connection.channel.close();
        held--;
        ended++;
        cutOff += connection.caller.hungUp() ? 0 : 1;
      }
    }
    selector.selectedKeys().clear();
  }

  private boolean listened(Connection connection) throws IOException {
    try {
      if (connection.channel.read(connection.read) < 0) {
        return false;
      }
    } catch (IOException broken) {
      return false;
    }
    long now = System.nanoTime();
    ByteBuffer read = connection.read.flip();
    int begin = 0;
    for (int i = 0; i < read.limit(); i++) {
      if (read.get(i) == '\n') {
        thought(now - connection.repliedAt);
        commanded(connection, UTF_8.decode(read.slice(begin, i - begin)).toString());
        begin = i + 1;
      }
    }
    if (begin != read.limit()) {
      throw new IllegalStateException("a command that did not come in one piece");
    }
    read.clear();
    return true;
  }

  private void commanded(Connection connection, String line) throws IOException {
    AgiCaller.Say say;
    try {
      if (connection.waiting) {
        throw new IllegalArgumentException("a second command before the reply");
      }
      say = connection.caller.reply(AgiGrammar.parse(line));
    } catch (IllegalArgumentException e) {
      refused++;
      System.err.println("Asterisk would not take it, " + e.getMessage() + ": " + line);
      send(connection, "510 Invalid or unknown command\n");
      return;
    }
    if (say.afterMillis() == 0) {
      send(connection, say.text());
    } else {
      connection.waiting = true;
      long at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(say.afterMillis());
      due.add(new Due(at, connection, say.text()));
    }
  }

  private void send(Connection connection, String text) throws IOException {
    connection.repliedAt = System.nanoTime();
    try {
      connection.channel.write(UTF_8.encode(text));
    } catch (IOException gone) {
      // the end is read, too
    }
  }

  private void thought(long nanoseconds) {
    if (thoughtCount == thoughts.length) {
      thoughts = Arrays.copyOf(thoughts, 2 * thoughts.length);
    }
    thoughts[thoughtCount++] = nanoseconds;
  }

  private String told() {
    long[] sorted = Arrays.copyOf(thoughts, thoughtCount);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%d calls at once, %d rung, %d commands, ms p50 %.2f p99 %.2f p99.9 %.2f most %.1f; %d not"
            + " taken, %d cut off",
        peak,
        rung,
        thoughtCount,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 0.999),
        at(sorted, 1),
        refused,
        cutOff);
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))] / 1e6;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
