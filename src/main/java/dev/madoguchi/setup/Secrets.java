package dev.madoguchi.setup;

import dev.madoguchi.call.Secret;
import dev.madoguchi.queue.Account;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The passwords of a line, made at its first start and kept. {@link #toString} tells none.
 *
 * @param agi what Asterisk says to our FastAGI port
 * @param ami what we say to Asterisk's AMI
 * @param ari what we say to Asterisk's REST interface
 * @param agents each account's SIP password; also of accounts the plan no longer names, so that one
 *     that comes back keeps its password
 */
public record Secrets(Secret agi, Secret ami, Secret ari, Map<Account, Secret> agents) {
  private static final String AGENT = "agent.";
  private static final List<String> OURS = List.of("agi", "ami", "ari");

  public Secrets {
    agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
  }

  /** The folder's secrets, with a new one for whoever has none yet; what was new is kept. */
  public static Secrets loadOrMake(StateFolder state, Collection<Account> accounts) {
    Map<String, String> kept = read(state.secrets());
    SecureRandom random = new SecureRandom();
    Supplier<String> fresh = () -> Secret.fresh(random).text();
    Map<String, String> all = new TreeMap<>(kept);
    OURS.forEach(ours -> all.computeIfAbsent(ours, key -> fresh.get()));
    accounts.forEach(account -> all.computeIfAbsent(AGENT + account, key -> fresh.get()));
    if (!all.equals(kept)) {
      write(state.secrets(), all);
    }
    return parse(state.secrets(), all);
  }

  /** The folder's secrets as they are, for a process that must not make any. */
  public static Secrets load(StateFolder state) {
    Map<String, String> kept = read(state.secrets());
    if (!kept.keySet().containsAll(OURS)) {
      throw new SetupProblem(
          "not all secrets are in "
              + state
              + " yet: run bin/madoguchi up once, or name the folder with --state");
    }
    return parse(state.secrets(), kept);
  }

  private static Secrets parse(Path file, Map<String, String> all) {
    Map<Account, Secret> agents = new LinkedHashMap<>();
    try {
      all.forEach(
          (key, value) -> {
            if (key.startsWith(AGENT)) {
              agents.put(new Account(key.substring(AGENT.length())), new Secret(value));
            } else if (!OURS.contains(key)) {
              throw new IllegalArgumentException("unknown secret " + key);
            }
          });
      return new Secrets(
          new Secret(all.get("agi")),
          new Secret(all.get("ami")),
          new Secret(all.get("ari")),
          agents);
    } catch (IllegalArgumentException e) {
      throw new SetupProblem(file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, String> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      // Somebody may have copied the folder with wider rights: take them back.
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      Properties kept = new Properties();
      kept.load(new StringReader(Files.readString(file)));
      Map<String, String> values = new TreeMap<>();
      kept.stringPropertyNames().forEach(key -> values.put(key, kept.getProperty(key)));
      return values;
    } catch (IOException | IllegalArgumentException e) {
      throw new SetupProblem("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void write(Path file, Map<String, String> all) {
    StringBuilder text = new StringBuilder("# Made at the first start. For the owner only.\n");
    all.forEach((key, value) -> text.append(PropertiesText.line(key, value)));
    try {
      OwnerOnly.write(file, text.toString());
    } catch (IOException e) {
      throw new SetupProblem("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "Secrets[" + agents.size() + " agents]";
  }
}
