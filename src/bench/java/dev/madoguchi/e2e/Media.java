package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.time.Duration;

/** What a caller sends besides keys and words. */
enum Media {
  /** Nothing: Asterisk's {@code Answer()} would wait half a second for it. */
  OFF {
    @Override
    String listening(Pcap pcap) {
      return "<pause distribution=\"uniform\" min=\"400\" max=\"900\"/>\n";
    }

    @Override
    void silent(Pcap pcap, Duration length) {
      pcap.pause(length);
    }

    @Override
    RtpStream.Idle idle() {
      return RtpStream.Idle.A_SIGN_OF_LIFE; // the first a second after the answer
    }
  },

  /** A packet of silence every 20 ms, as most telephones do. */
  ON {
    @Override
    String listening(Pcap pcap) {
      pcap.silence(LISTENS);
      return "";
    }

    @Override
    void silent(Pcap pcap, Duration length) {
      pcap.silence(length);
    }

    @Override
    RtpStream.Idle idle() {
      return RtpStream.Idle.SILENCE;
    }
  };

  private static final Duration LISTENS = Duration.ofMillis(640);

  /** Says nothing for so long. */
  abstract void silent(Pcap pcap, Duration length);

  /** Listens to the menu before the key, as SIPp's own words or in the packets. */
  abstract String listening(Pcap pcap);

  abstract RtpStream.Idle idle();

  /** What a caller of SIPp does between the answer and the end. */
  String speech(Script script, Workload workload, Path folder) {
    Pcap pcap = new Pcap();
    String first = workload.hasKey() ? listening(pcap) : "";
    Duration begun = pcap.length();
    Path said = folder.resolve("caller.pcap");
    script.onto(pcap, this).write(said);
    String played =
        """
          <nop>
            <action>
              <exec play_pcap_audio="%s"/>
            </action>
          </nop>
        """
            .formatted(said);
    String meanwhile =
        "<pause milliseconds=\"%d\"/>%n".formatted(begun.plus(script.length()).toMillis());
    return first
        + (pcap.isEmpty() ? "" : played)
        + (workload.hangsUp() == Workload.HangsUp.CALLER ? meanwhile : "");
  }
}
