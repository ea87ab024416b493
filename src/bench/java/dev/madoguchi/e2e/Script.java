package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.List;

/** What a caller presses and says in the course of a call, one behind the other. */
record Script(List<Act> acts) {
  /** The packets of a key and the breath behind it. */
  private static final Duration KEY = Duration.ofMillis(120);

  Script {
    acts = List.copyOf(acts);
  }

  static Script of(Act... acts) {
    return new Script(List.of(acts));
  }

  sealed interface Act {
    Duration length();
  }

  record Silent(Duration length) implements Act {}

  record Key(char key) implements Act {
    @Override
    public Duration length() {
      return KEY;
    }
  }

  record Words(Sound sound) implements Act {
    @Override
    public Duration length() {
      return sound.length();
    }
  }

  Duration length() {
    return acts.stream().map(Act::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** The same as packets. */
  Pcap onto(Pcap pcap, Media media) {
    for (Act act : acts) {
      switch (act) {
        case Silent(Duration length) -> media.silent(pcap, length);
        case Key(char key) -> pcap.press(key);
        case Words(Sound sound) -> pcap.say(sound);
      }
    }
    return pcap;
  }
}
