package dev.madoguchi.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of an Asterisk on another host is made once, and is the only one trusted. */
class CertificateTest {
  @TempDir private Path folder;

  private dev.madoguchi.setup.Certificate made(String name) {
    var certificate = new dev.madoguchi.setup.Certificate(folder.resolve(name));
    certificate.make();
    return certificate;
  }

  @Test
  void whoever_shows_it_is_spoken_to() throws Exception {
    var certificate = made("asterisk.pem");
    assertThat(saidBetween(certificate, certificate)).isEqualTo('a');
  }

  @Test
  void whoever_shows_another_is_not() {
    var theirs = made("theirs.pem");
    var ours = made("ours.pem");
    assertThatThrownBy(() -> saidBetween(theirs, ours)).isInstanceOf(SSLException.class);
  }

  @Test
  void it_is_made_once_and_for_its_owner_only() throws IOException {
    Path file = made("asterisk.pem").file();
    String first = Files.readString(file);
    made("asterisk.pem");
    assertThat(Files.readString(file)).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_without_one_is_a_problem_that_names_it() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.pem"), "nothing");
    assertThatThrownBy(() -> new dev.madoguchi.setup.Certificate(file).trusted())
        .isInstanceOf(SetupProblem.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("delete it");
  }

  /** One byte from who shows the one to who trusts the other. */
  private static int saidBetween(
      dev.madoguchi.setup.Certificate shown, dev.madoguchi.setup.Certificate trusted)
      throws Exception {
    try (SSLServerSocket server =
            (SSLServerSocket) showing(shown).getServerSocketFactory().createServerSocket(0);
        SSLSocket client =
            (SSLSocket)
                trusted
                    .trusted()
                    .getSocketFactory()
                    .createSocket("127.0.0.1", server.getLocalPort())) {
      var asterisk =
          CompletableFuture.runAsync(
              () -> {
                try (var accepted = server.accept()) {
                  accepted.getOutputStream().write('a');
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      int said = client.getInputStream().read();
      asterisk.join();
      return said;
    }
  }

  /** As Asterisk reads the file: the key first, the certificate behind it. */
  private static SSLContext showing(dev.madoguchi.setup.Certificate certificate) throws Exception {
    String pem = Files.readString(certificate.file());
    PrivateKey key =
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(block(pem, "KEY")));
    Certificate shown =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new java.io.ByteArrayInputStream(block(pem, "CERTIFICATE")));
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setKeyEntry("it", key, new char[0], new Certificate[] {shown});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static byte[] block(String pem, String what) {
    String text = pem.replaceFirst("(?s).*BEGIN [A-Z ]*" + what + "-----(.*?)-----END.*", "$1");
    return Base64.getMimeDecoder().decode(text);
  }
}
