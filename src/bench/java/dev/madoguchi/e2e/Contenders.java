package dev.madoguchi.e2e;

import dev.madoguchi.e2e.Contender.Inquiries;
import dev.madoguchi.e2e.Contender.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who is measured: each with its dialplan, its server and where its sounds are. */
final class Contenders {
  private static final List<String> MENU =
      List.of(
          "greeting",
          "menu-intro",
          "purpose-returns",
          "press-1",
          "purpose-delivery",
          "press-2",
          "purpose-orders",
          "press-3",
          "purpose-account",
          "press-4");

  /** What the others are compared with. */
  static final String NATIVE = "native dialplan, behind the line's guards";

  /** And without what the line alone needs. */
  static final String BARE = "native dialplan, without guards or call file";

  /** Shows that a wait at the answer is seen where there is one; it competes with nobody. */
  static final String WAITING = "control: native dialplan with `Answer()`, which waits for media";

  private static final String OF_NODE = "(Node)";
  private static final String SUPPORT_LINE = "05058409100";
  private static final String FIRST = "exten => call,1,NoOp()\n";

  /** Of a load the others bear easily: a process for every call is a wall soon hit. */
  private static final double FORKED_SHARE = 0.2;

  private final BenchLine line;
  private final AmiGate gate;
  private final AmiGate ariGate;
  private final ContenderDialplan plan;
  private final Path node;
  private final String menu;
  private final Sound next = Prompts.prompt("connecting");
  private final int asteriskJava = FreePorts.tcp();
  private final int dingDong = FreePorts.tcp();

  private Contenders(BenchLine line, Path node, Workload workload) {
    this.line = line;
    this.node = node;
    this.gate = line.prepare();
    this.ariGate = line.prepareAri();
    this.menu = line.state() + "/bench/menu";
    this.plan =
        new ContenderDialplan(
            workload,
            menu,
            Prompts.root().resolve("prompts/ja"),
            line.state().resolve("bench/recordings"));
  }

  /** Prepares Asterisk's configuration; it has not started yet. */
  static Contenders prepare(BenchLine line, Path node, Workload workload, int menus) {
    Contenders all = new Contenders(line, node, workload);
    all.sounds(menus);
    line.edit("extensions.conf", text -> text + all.dialplan());
    return all;
  }

  Sound next() {
    return next;
  }

  /** What the line says until a key is pressed, as one file. */
  private void sounds(int menus) {
    Prompts.joined(
            Collections.nCopies(menus, MENU).stream().flatMap(List::stream).toArray(String[]::new))
        .write(Path.of(menu + ".wav"));
    line.write("bench/menu.agi", script());
    if (!Path.of(line.state() + "/bench/menu.agi").toFile().setExecutable(true)) {
      throw new AssertionError("the script cannot be made executable");
    }
    line.write("bench/calls/.here", "");
    line.write("bench/recordings/dialplan/.here", "");
  }

  private static String script() {
    Path script = Prompts.root().resolve("src/bench/perl/menu.agi");
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + script, e);
    }
  }

  private String dialplan() {
    Path extensions = Prompts.root().resolve("asterisk-config/extensions.conf");
    String script = line.state() + "/bench/menu.agi";
    Path calls = line.state().resolve("bench/calls");
    return new BenchDialplan(extensions)
        .guarded("0501", calls, plan.dialplanAlone())
        .bare("0502", FIRST + plan.bare())
        .guarded("0503", calls, plan.agi(asteriskJava))
        .guarded("0504", calls, plan.agi(dingDong))
        .guarded("0505", calls, plan.forked(script))
        .guarded("0506", line.ariState().resolve("calls"), plan.madoguchiAri())
        .guarded("0507", calls, plan.ari())
        .guarded("0508", calls, plan.dialplanThatWaits())
        .toString();
  }

  /**
   * Starts the servers of those whose names are wanted, and no other: what runs beside them would
   * be measured with them.
   */
  List<Contender> start(Predicate<String> wanted) {
    List<Candidate> all = candidates().stream().filter(one -> wanted.test(one.name())).toList();
    if (all.stream().anyMatch(one -> one.name().endsWith(OF_NODE))
        && !node.resolve("node_modules").toFile().isDirectory()) {
      throw new IllegalStateException(
          "Node's contenders are not there: see what npm says in %s, or leave them out with --without Node"
              .formatted(node.resolve("npm.log")));
    }
    return all.stream().map(one -> one.start().get()).toList();
  }

  private List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    all.add(behindGuards());
    all.add(madoguchi("**Madoguchi, FastAGI**", SUPPORT_LINE, line.state(), gate));
    all.add(madoguchi("**Madoguchi, ARI**", "0506", line.ariState(), ariGate));
    if (plan.workload() != Workload.E) {
      all.addAll(others());
    }
    return all;
  }

  /** Who takes no inquiry. */
  private List<Candidate> others() {
    List<Candidate> all = new ArrayList<>();
    all.add(
        peer(
            "asterisk-java `DefaultAgiServer`",
            "0503",
            () -> line.startServer("asterisk-java", asteriskJava(), "listening")));
    all.add(
        peer(
            "ding-dong " + OF_NODE,
            "0504",
            () -> line.startServer("ding-dong", dingDong(), "listening")));
    all.add(
        peer(
            "ari-client " + OF_NODE,
            "0507",
            () -> line.startServer("ari-client", ariClient(), "listening")));
    all.add(candidate("Perl, a process a call", "0505", new Server.Forked(), FORKED_SHARE));
    all.add(asteriskAlone(BARE, "0502"));
    all.add(asteriskAlone(WAITING, "0508"));
    return all;
  }

  /** Who may be measured; its server starts when it is. */
  private record Candidate(String name, Supplier<Contender> start) {}

  private static Candidate candidate(String name, String dialled, Server server, double share) {
    return new Candidate(
        name,
        () -> new Contender(name, dialled, server, Optional.empty(), Optional.empty(), share));
  }

  private Candidate behindGuards() {
    Inquiries messages = new Inquiries.InAFolder(plan.recordings().resolve("dialplan"));
    return new Candidate(
        NATIVE,
        () ->
            new Contender(
                NATIVE, "0501", new Server.None(), Optional.empty(), Optional.of(messages), 1));
  }

  private Candidate madoguchi(String name, String dialled, Path state, AmiGate gate) {
    return new Candidate(
        name,
        () -> {
          gate.open();
          long pid = line.startServer(state);
          gate.shut();
          Inquiries kept = new Inquiries.InTheStore(new LineBooks(Prompts.root(), state));
          return new Contender(
              name, dialled, new Server.OfItsOwn(pid), Optional.of(gate), Optional.of(kept), 1);
        });
  }

  private static Candidate asteriskAlone(String name, String dialled) {
    return candidate(name, dialled, new Server.None(), 1);
  }

  private static Candidate peer(String name, String dialled, LongSupplier server) {
    return new Candidate(
        name,
        () ->
            new Contender(
                name,
                dialled,
                new Server.OfItsOwn(server.getAsLong()),
                Optional.empty(),
                Optional.empty(),
                1));
  }

  private List<String> asteriskJava() {
    return told(
        BenchLine.java(
            "-Dmadoguchi.log.level=WARN",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.madoguchi.peers.AsteriskJavaPeer",
            "" + asteriskJava));
  }

  private List<String> dingDong() {
    return told(List.of("node", node.resolve("ding-dong.js").toString(), "" + dingDong));
  }

  private List<String> ariClient() {
    return told(
        List.of(
            "node",
            node.resolve("ari-client.js").toString(),
            line.ariUrl(),
            "madoguchi",
            line.ariPassword(),
            "bench"));
  }

  private List<String> told(List<String> command) {
    return Stream.concat(command.stream(), plan.said().stream()).toList();
  }
}
