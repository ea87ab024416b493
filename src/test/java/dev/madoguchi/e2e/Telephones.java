package dev.madoguchi.e2e;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The telephones at one line: those of callers, and those of the agents it knows. */
final class Telephones implements AutoCloseable {
  private final Queue<Phone> phones = new ConcurrentLinkedQueue<>();
  private final Map<String, String> passwords = new ConcurrentHashMap<>();

  void learn(String account, String password) {
    passwords.put(account, password);
  }

  Phone phone(InetSocketAddress line) {
    Phone phone = Phone.at(line);
    phones.add(phone);
    return phone;
  }

  Phone agent(String account, InetSocketAddress line) {
    Phone phone = phone(line);
    phone.register(account, Optional.ofNullable(passwords.get(account)).orElseThrow());
    return phone;
  }

  Map<String, Phone> everyAgent(InetSocketAddress line) {
    Map<String, Phone> agents = new TreeMap<>();
    passwords.keySet().forEach(account -> agents.put(account, agent(account, line)));
    return agents;
  }

  List<Phone> all() {
    return List.copyOf(phones);
  }

  /** Closes them; the agents' accounts stay known. */
  @Override
  public void close() {
    List<AssertionError> failures = new ArrayList<>();
    for (Phone phone = phones.poll(); phone != null; phone = phones.poll()) {
      try {
        phone.close();
      } catch (AssertionError e) {
        failures.add(e); // the others are to be closed, too
      }
    }
    if (!failures.isEmpty()) {
      AssertionError first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
