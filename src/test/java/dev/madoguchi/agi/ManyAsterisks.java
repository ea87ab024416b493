package dev.madoguchi.agi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A program of its own that rings with very many calls at once and agrees to whatever is asked of
 * them: the sockets of both ends are more than one process may have.
 *
 * <p>Prints "ended N" when every connection was closed by the server, N of which had been told
 * their own unique id, and nobody else's, before.
 */
final class ManyAsterisks {
  /** Loopback has many addresses; the ports of one do not suffice for run after run. */
  private static final int CALLS_PER_ADDRESS = 2_500;

  private final InetSocketAddress server;
  private final Selector selector;

  /** What a call was told so far; a line is never longer. */
  private static final class Call {
    private final String id;
    private final ByteBuffer read = ByteBuffer.allocate(512);
    private boolean knows;

    Call(String id) {
      this.id = id;
    }
  }

  private ManyAsterisks(InetSocketAddress server) throws IOException {
    this.server = server;
    this.selector = Selector.open();
  }

  public static void main(String[] arguments) throws IOException {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    int calls = Integer.parseInt(arguments[1]);
    ManyAsterisks asterisks = new ManyAsterisks(server);
    for (int i = 0; i < calls; i++) {
      asterisks.ring(i);
    }
    System.out.println("ended " + asterisks.converse(calls));
  }

  private void ring(int number) throws IOException {
    String id = "1763945999." + number;
    SocketChannel channel = SocketChannel.open();
    // no port is left waiting behind a run
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.bind(new InetSocketAddress("127.0.0." + (2 + number / CALLS_PER_ADDRESS), 0));
    channel.connect(server);
    String header = String.join("\n", TestCalls.header()).replace("1763945999.1", id) + "\n\n";
    channel.write(US_ASCII.encode(header));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Call(id));
  }

  private int converse(int calls) throws IOException {
    int ended = 0;
    int knowing = 0;
    while (ended < calls) {
      selector.select();
      for (SelectionKey key : selector.selectedKeys()) {
        Call call = (Call) key.attachment();
        if (!listened((SocketChannel) key.channel(), call)) {
          key.channel().close();
          ended++;
          knowing += call.knows ? 1 : 0;
        }
      }
      selector.selectedKeys().clear();
    }
    return knowing;
  }

  /** Answers each line; false at the end of the connection. */
  private static boolean listened(SocketChannel channel, Call call) throws IOException {
    if (channel.read(call.read) < 0) {
      return false;
    }
    ByteBuffer read = call.read.flip();
    int begin = 0;
    for (int i = 0; i < read.limit(); i++) {
      if (read.get(i) == '\n') {
        String line = US_ASCII.decode(read.slice(begin, i - begin)).toString();
        call.knows |= line.contains("MADOGUCHI_QUEUE=" + call.id + ",");
        channel.write(US_ASCII.encode("200 result=1\n"));
        begin = i + 1;
      }
    }
    read.position(begin).compact();
    return true;
  }
}
