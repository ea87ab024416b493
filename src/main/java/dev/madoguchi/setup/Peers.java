package dev.madoguchi.setup;

import dev.madoguchi.ami.AmiSettings;
import dev.madoguchi.ari.AriPeer;
import dev.madoguchi.asterisk.Side;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Asterisk's interfaces, beside us in the clear or on another host over TLS. */
public record Peers(StateFolder state, Settings settings, Secrets secrets) {
  /**
   * The manager interface. asterisk-java speaks TLS as the process does by default, so from then on
   * that trusts our Asterisk and nobody else.
   */
  public AmiSettings ami() {
    InetSocketAddress address = settings.ofAsterisk(settings.ami());
    Optional<SSLContext> tls = tls();
    tls.ifPresent(SSLContext::setDefault);
    return tls.isPresent()
        ? AmiSettings.overTls(address, secrets.ami())
        : AmiSettings.plain(address, secrets.ami());
  }

  /** The REST interface, as one of two servers, or the only one, is known there. */
  public AriPeer ari(Side side) {
    return AriPeer.at(settings.ofAsterisk(settings.ari()), secrets.ari(), tls(), side);
  }

  private Optional<SSLContext> tls() {
    return settings.otherHost().map(_ -> Certificate.of(state).trusted());
  }
}
