package dev.madoguchi.peers;

import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;

/** The call of the benchmarks on asterisk-java's server, as its documentation shows. */
final class AsteriskJavaPeer implements AgiScript {
  private final String menu;
  private final String next;
  private final String queue;
  private final String whisper;
  private final String goodbye;

  private AsteriskJavaPeer(String menu, String next, String queue, String whisper, String goodbye) {
    this.menu = menu;
    this.next = next;
    this.queue = queue;
    this.whisper = whisper;
    this.goodbye = goodbye;
  }

  public static void main(String[] arguments) throws Exception {
    DefaultAgiServer server =
        new DefaultAgiServer(
            new AsteriskJavaPeer(
                arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]));
    server.setPort(Integer.parseInt(arguments[0]));
    System.out.println("listening");
    server.startup();
  }

  @Override
  public void service(AgiRequest request, AgiChannel channel) throws AgiException {
    channel.exec("Answer", ",i");
    if (channel.getOption(menu, "0123456789*#", 6000) == '1') {
      channel.streamFile(next);
      if (!queue.equals("-")) {
        channel.exec("Queue", queue + ",c,," + whisper + ",60");
        channel.streamFile(goodbye);
      }
    }
    channel.hangup();
  }
}
