package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Who talks to the server's AGI port without being Asterisk. */
final class Strangers {
  private static final int SLOW = 2000;
  private static final int SESSIONS = 10_000;
  private static final int AT_ONCE = 50;
  private static final Duration SLOWLY = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofMillis(1);
  private static final int CONNECT_MILLIS = 5000;

  /** Begin of what is made worse: sessions as Asterisk and others begin them. */
  private static final List<String> CORPUS =
      List.of(
          """
          agi_network: yes
          agi_network_script: support-line
          agi_request: agi://127.0.0.1/support-line
          agi_channel: PJSIP/trunk-00000001
          agi_language: ja
          agi_type: PJSIP
          agi_uniqueid: 1764000000.1
          agi_version: 22.10.1
          agi_callerid: 0312345678
          agi_calleridname: unknown
          agi_callingpres: 0
          agi_dnid: 05058409100
          agi_context: support-line
          agi_extension: call
          agi_priority: 20
          agi_enhanced: 0.0
          agi_accountcode:
          agi_threadid: 139872
          agi_arg_1: 0123456789abcdef0123456789abcdef

          200 result=0
          HANGUP
          """,
          "agi_network: yes\nagi_arg_1: x\n\n200 result=1 (forged) endpos=0\n200 result=49\n",
          "agi_callerid: 03\n\r\n\n520-Invalid command syntax\n520 End of proper usage.\nHANGUP\nHANGUP\n",
          "GET /madoguchi HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n",
          "OPTIONS sip:x@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP x\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");

  private Strangers() {}

  /** Each opens a connection and says a header's byte a second, until the fault is mended. */
  static void slow(FaultScene scene) {
    AtomicBoolean over = new AtomicBoolean();
    Queue<Socket> open = new ConcurrentLinkedQueue<>();
    scene.undo(
        () -> {
          over.set(true);
          open.forEach(Strangers::close);
        });
    for (int i = 0; i < SLOW; i++) {
      Thread.ofVirtual().start(() -> drip(scene.line().agi(), open, over));
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  /** Whoever is thrown out comes again. */
  private static void drip(InetSocketAddress agi, Queue<Socket> open, AtomicBoolean over) {
    while (!over.get()) {
      try (Socket socket = new Socket()) {
        open.add(socket);
        socket.connect(agi, CONNECT_MILLIS);
        for (byte one : CORPUS.getFirst().getBytes(ISO_8859_1)) {
          socket.getOutputStream().write(one);
          LockSupport.parkNanos(SLOWLY.toNanos());
        }
      } catch (IOException thrownOut) {
        LockSupport.parkNanos(SLOWLY.toNanos());
      }
    }
  }

  /** Sessions of the corpus, each made worse in ways of its own. */
  static void malformed(FaultScene scene) {
    Random random = new Random(scene.seed());
    Semaphore places = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SESSIONS; i++) {
        byte[] session = worse(CORPUS.get(i % CORPUS.size()), random).getBytes(ISO_8859_1);
        places.acquireUninterruptibly();
        threads.execute(
            () -> {
              say(scene.line().agi(), session);
              places.release();
            });
      }
    }
  }

  private static void say(InetSocketAddress agi, byte[] session) {
    try (Socket socket = new Socket()) {
      socket.connect(agi, CONNECT_MILLIS);
      socket.getOutputStream().write(session);
    } catch (IOException thrownOut) {
      // as it should
    }
  }

  /** A few bytes changed, left out, said again, or the rest not said. */
  static String worse(String session, Random random) {
    StringBuilder text = new StringBuilder(session);
    for (int times = 1 + random.nextInt(6); times > 0 && !text.isEmpty(); times--) {
      int at = random.nextInt(text.length());
      int until = Math.min(text.length(), at + 1 + random.nextInt(40));
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.delete(at, until);
        case 2 -> text.insert(at, text.substring(at, until).repeat(1 + random.nextInt(200)));
        case 3 -> text.insert(at, "\n\u0000\r\"\\ :".charAt(random.nextInt(7)));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // already
    }
  }
}
