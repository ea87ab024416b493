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

  private AsteriskJavaPeer(String menu, String next) {
    this.menu = menu;
    this.next = next;
  }

  public static void main(String[] arguments) throws Exception {
    DefaultAgiServer server =
        new DefaultAgiServer(new AsteriskJavaPeer(arguments[1], arguments[2]));
    server.setPort(Integer.parseInt(arguments[0]));
    System.out.println("listening");
    server.startup();
  }

  @Override
  public void service(AgiRequest request, AgiChannel channel) throws AgiException {
    channel.exec("Answer", ",i");
    if (channel.getOption(menu, "0123456789*#", 6000) == '1') {
      channel.streamFile(next);
    }
    channel.hangup();
  }
}
