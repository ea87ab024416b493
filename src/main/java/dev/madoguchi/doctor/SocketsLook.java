package dev.madoguchi.doctor;

import dev.madoguchi.ari.AriPeer;
import java.io.IOException;
import java.util.List;

/** Whether the server takes calls over ARI: Asterisk is asked, for the server listens nowhere. */
record SocketsLook(Server server, AriPeer peer, Question question) implements Look {
  private static final String UP = "start the line with bin/madoguchi up";

  /** Asks for which of the apps a server is connected. */
  @FunctionalInterface
  interface Question {
    List<String> ask(AriPeer peer) throws IOException;
  }

  @Override
  public List<Finding> look() {
    return List.of(sockets());
  }

  private Finding sockets() {
    List<String> connected;
    try {
      connected = question.ask(peer);
    } catch (IOException e) {
      return Finding.problem("ari", "Asterisk does not tell: " + e.getMessage(), UP);
    }
    String told = "%d of %d sockets are connected".formatted(connected.size(), peer.apps().size());
    if (connected.isEmpty()) {
      return Finding.problem("ari", told + ": " + server.isDown(), UP);
    }
    return connected.size() == peer.apps().size()
        ? Finding.ok("ari", server.name() + " takes calls: " + told)
        : Finding.warning(
            "ari",
            server.name() + ": " + told + "; the others are tried again",
            "what the server logs tells why");
  }
}
