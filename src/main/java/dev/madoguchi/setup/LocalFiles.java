package dev.madoguchi.setup;

import dev.madoguchi.call.Patience;
import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.call.RecordingLimits;
import dev.madoguchi.plan.Plan;
import dev.madoguchi.plan.WayIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of {@code local/}, and asterisk.conf, as text. */
record LocalFiles(StateFolder state, Home home, Settings settings, Secrets secrets, Plan plan) {
  private static final String HEAD = "; Written by bin/madoguchi up at every start.\n";

  /** Each file's path below Asterisk's etc folder, and its text. */
  Map<String, String> all() {
    Map<String, String> files = new TreeMap<>();
    files.put("asterisk.conf", asterisk());
    files.put("local/globals.conf", globals());
    files.put("local/transport.conf", HEAD + "bind = " + settings.sip() + "\n");
    files.put("local/media.conf", media());
    files.put("local/trunk.conf", trunk());
    files.put("local/moh.conf", HEAD + "directory = " + hold() + "\n");
    files.put("local/rtp.conf", rtp());
    files.put("local/manager.conf", manager());
    files.put("local/manager_user.conf", managerUser());
    files.put("local/numbers.conf", numbers());
    files.put("local/http.conf", http());
    files.put("local/ari_modules.conf", ariModules());
    files.put("local/ari_user.conf", HEAD + "password = " + secrets.ari().text() + "\n");
    return files;
  }

  private String asterisk() {
    Path asterisk = state.asteriskEtc().getParent();
    return HEAD
        + """
        [directories]
        astetcdir = %1$s/etc
        astvarlibdir = %1$s/lib
        astdbdir = %1$s/db
        astkeydir = %1$s/lib
        astspooldir = %1$s/spool
        astrundir = %1$s/run
        astlogdir = %1$s/log
        astcachedir = %1$s/cache
        """
            .formatted(asterisk)
        + ASTERISK_OPTIONS
        // In which who waits without the server hears the offer (musiconhold.conf).
        + "defaultlanguage = %s\n".formatted(plan.language());
  }

  private static final String ASTERISK_OPTIONS =
      """

      [options]
      ; Functions that reach the machine (SHELL, FILE, ...) stay shut for AMI and AGI.
      live_dangerously = no
      hideconnect = yes
      verbose = 0
      debug = 0
      nocolor = yes
      """;

  private String globals() {
    String number = atHome(plan.number());
    String abroad = abroad(plan.number());
    return HEAD
        + "MADOGUCHI_NUMBER = %s\n".formatted(number)
        + "MADOGUCHI_NUMBER_81 = %s\n".formatted(abroad)
        + "MADOGUCHI_WAY_IN = %s\n".formatted(plan.entrances().usual().word())
        + "MADOGUCHI_AGI = %s\n".formatted(servers())
        + "MADOGUCHI_AGI_SECRET = %s\n".formatted(secrets.agi().text())
        + "MADOGUCHI_SOUNDS = %s\n".formatted(state.sounds())
        + "MADOGUCHI_PROMPTS = %s\n".formatted(home.prompts())
        + "MADOGUCHI_RECORDINGS = %s\n".formatted(state.recordings())
        + "MADOGUCHI_CALLS = %s\n".formatted(state.calls())
        + "MADOGUCHI_LANGUAGE = %s\n".formatted(plan.language())
        + limits();
  }

  /** Those the plan's own path keeps to, for the static one. */
  private String limits() {
    RecordingLimits limits = plan.inquiry().limits();
    return "MADOGUCHI_PATIENCE = %d\n".formatted(patience().toSeconds())
        + "MADOGUCHI_LONGEST = %d\n".formatted(limits.atMost().toSeconds())
        + "MADOGUCHI_SILENCE = %d\n".formatted(limits.silence().toSeconds())
        + "MADOGUCHI_SHORTEST = %d\n".formatted(bytes(plan.inquiry().shortest()));
  }

  /** The longest of any queue: the static path makes no offer meanwhile. */
  private Duration patience() {
    return plan.queues().values().stream()
        .map(Patience::longest)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Of a WAV of the telephone: 8,000 samples a second, two bytes each, behind 44 of header. */
  private static long bytes(Duration sound) {
    return 44 + sound.toMillis() * 16;
  }

  /** Written 050... or +8150... in the plan, and sent either way by carriers. */
  private static String atHome(PhoneNumber number) {
    return number.digits().replaceFirst("^\\+81", "0");
  }

  private static String abroad(PhoneNumber number) {
    return atHome(number).replaceFirst("^0", "81");
  }

  /** More numbers that lead to the line, in every form carriers send them in. */
  private String numbers() {
    StringBuilder text = new StringBuilder(HEAD);
    plan.entrances()
        .others()
        .forEach(
            (number, way) -> {
              for (String form : List.of(atHome(number), abroad(number), "+" + abroad(number))) {
                text.append(
                    """
                    exten => %s,1,Set(MADOGUCHI_WAY_IN=%s)
                     same => n,Goto(support-line,call,1)
                    """
                        .formatted(form, way.word()));
              }
            });
    return text.toString();
  }

  /** In the order in which the dialplan tries them. */
  private String servers() {
    return Stream.concat(Stream.of(settings.agi()), settings.beside().stream())
        .map(port -> "127.0.0.1:" + port)
        .collect(Collectors.joining("&"));
  }

  /** Nothing is served over HTTP unless the line needs it; to another host only over TLS. */
  private String http() {
    return HEAD
        + (plan.entrances().has(WayIn.ARI) && settings.otherHost().isEmpty()
            ? "enabled = yes\nbindaddr = 127.0.0.1\nbindport = %s\n".formatted(settings.ari())
            : "enabled = no\n")
        + tls(settings.ari());
  }

  /** For a server on another host. */
  private String tls(Port port) {
    return settings
        .otherHost()
        .map(
            other ->
                """
                tlsenable = yes
                tlsbindaddr = %1$s:%2$s
                tlscertfile = %3$s
                tlsprivatekey = %3$s
                tlsdisablev1 = yes
                tlsdisablev11 = yes
                """
                    .formatted(other.asterisk().inAuthority(), port, state.certificate()))
        .orElse("");
  }

  private String manager() {
    // Asterisk moves TLS away from a port that is the plain one's too, whatever the addresses
    // (manager.c).
    Port plain = settings.otherHost().map(_ -> settings.ami().next()).orElse(settings.ami());
    return HEAD + "port = " + plain + "\n" + tls(settings.ami());
  }

  private String managerUser() {
    return HEAD
        + "secret = %s\n".formatted(secrets.ami().text())
        + settings
            .otherHost()
            .map(other -> "permit = %s\n".formatted(Network.parse(other.server().text())))
            .orElse("");
  }

  /** ARI has one kind of user, who may do everything; what is not loaded nobody may do. */
  private String ariModules() {
    return HEAD + (plan.entrances().has(WayIn.ARI) ? ARI_MODULES : "");
  }

  private static final String ARI_MODULES =
      """
      require = res_http_websocket.so
      load = res_websocket_client.so
      require = res_stasis.so
      require = res_stasis_answer.so
      require = res_stasis_playback.so
      require = res_stasis_recording.so
      load = res_stasis_snoop.so
      require = app_stasis.so
      require = res_ari.so
      require = res_ari_model.so
      require = res_ari_events.so
      require = res_ari_applications.so
      require = res_ari_channels.so
      require = res_ari_playbacks.so
      require = res_ari_recordings.so
      """;

  private String media() {
    Address address = settings.sip().address();
    String template = HEAD + "[media](!)\n";
    return address.isWildcard()
        ? template
        : template + "media_address = %s\nbind_rtp_to_media_address = yes\n".formatted(address);
  }

  private String trunk() {
    StringBuilder text = new StringBuilder(HEAD);
    settings.trunks().forEach(trunk -> text.append("match = ").append(trunk).append('\n'));
    return text.toString();
  }

  private String rtp() {
    return HEAD
        + "rtpstart = %d\nrtpend = %d\n".formatted(settings.rtp().first(), settings.rtp().last());
  }

  /** Music made for this line when there is some; else what Debian installs with Asterisk. */
  private Path hold() {
    return Files.isDirectory(home.music()) ? state.hold() : Path.of("/usr/share/asterisk/moh");
  }
}
