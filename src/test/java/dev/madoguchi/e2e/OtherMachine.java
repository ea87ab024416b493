package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A machine beside this one, as far as the network goes: a name space with a wire to here. */
final class OtherMachine implements AutoCloseable {
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final String name;
  private final String here;
  private final String there;

  private OtherMachine(int number) {
    this.name = "mado" + number;
    this.here = "10.213." + number / 256 % 256 + "." + (number % 64 * 4 + 1);
    this.there = "10.213." + number / 256 % 256 + "." + (number % 64 * 4 + 2);
  }

  /** Makes it. */
  static OtherMachine beside() {
    OtherMachine machine = new OtherMachine(FreePorts.tcp());
    machine.build();
    return machine;
  }

  private void build() {
    String wire = name + "w";
    ip("netns", "add", name);
    ip("link", "add", name, "type", "veth", "peer", "name", wire, "netns", name);
    ip("addr", "add", here + "/30", "dev", name);
    ip("link", "set", name, "up");
    ip("-n", name, "addr", "add", there + "/30", "dev", wire);
    ip("-n", name, "link", "set", wire, "up");
    ip("-n", name, "link", "set", "lo", "up");
  }

  /** Where this machine is seen from there. */
  String here() {
    return here;
  }

  /** Where it is seen from here. */
  String there() {
    return there;
  }

  /** The command, run there. */
  List<String> command(String... words) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
    all.addAll(List.of(words));
    return all;
  }

  private static void ip(String... words) {
    List<String> all = new ArrayList<>(List.of("ip"));
    all.addAll(List.of(words));
    Program.run(Path.of("/"), AT_ONCE, all);
  }

  @Override
  public void close() {
    ip("netns", "del", name); // and the wire with it
  }
}
