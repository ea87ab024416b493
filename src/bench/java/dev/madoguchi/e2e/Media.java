package dev.madoguchi.e2e;

import java.nio.file.Path;
import java.time.Duration;

/** What a caller sends besides the key. */
enum Media {
  /** Nothing: Asterisk's {@code Answer()} would wait half a second for it. */
  OFF {
    @Override
    String speech(Path folder) {
      return """
          <pause distribution="uniform" min="400" max="900"/>
          <nop>
            <action>
              <exec play_pcap_audio="/usr/share/sip-tester/dtmf_2833_1.pcap"/>
            </action>
          </nop>
          <pause milliseconds="650"/>
        """;
    }

    @Override
    RtpStream.Idle idle() {
      return RtpStream.Idle.A_SIGN_OF_LIFE; // the first a second after the answer
    }
  },

  /** A packet of silence every 20 ms, as most telephones do. */
  ON {
    @Override
    String speech(Path folder) {
      Path said = folder.resolve("silence-1-silence.pcap");
      new Pcap()
          .silence(Duration.ofMillis(640))
          .press('1')
          .silence(Duration.ofMillis(520))
          .write(said);
      return """
          <nop>
            <action>
              <exec play_pcap_audio="%s"/>
            </action>
          </nop>
          <pause milliseconds="1300"/>
        """
          .formatted(said);
    }

    @Override
    RtpStream.Idle idle() {
      return RtpStream.Idle.SILENCE;
    }
  };

  /** What a caller of SIPp does between the answer and the good-bye. */
  abstract String speech(Path folder);

  abstract RtpStream.Idle idle();
}
