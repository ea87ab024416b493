package dev.madoguchi.setup;

import dev.madoguchi.call.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What an Asterisk on another host shows of itself: a key and a certificate made at the first
 * start. We trust this one and no other, so no name in it counts, and no authority has to be asked.
 *
 * @param file both, as PEM; for its owner only
 */
public record Certificate(Path file) {
  /** What is trusted because it is in a file of ours ends when that file is deleted. */
  private static final String DAYS = "36500";

  private static final String ALIAS = "asterisk";
  private static final long PATIENCE_SECONDS = 60;

  /** The folder's certificate. */
  public static Certificate of(StateFolder state) {
    return new Certificate(state.certificate());
  }

  /** Makes it where there is none yet. */
  public void make() {
    if (Files.exists(file)) {
      return;
    }
    try {
      Path store = Files.createTempDirectory("madoguchi").resolve("made.p12");
      String password = Secret.fresh(new SecureRandom()).text();
      try {
        keytool(store, password);
        OwnerOnly.write(file, pem(store, password.toCharArray()));
      } finally {
        Files.deleteIfExists(store);
        Files.delete(store.getParent());
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new SetupProblem("cannot make the certificate " + file + ": " + e.getMessage(), e);
    }
  }

  /** The JDK's own tool, for its library can sign no certificate. */
  private static void keytool(Path store, String password) throws IOException {
    ProcessBuilder tool =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                DAYS,
                "-dname",
                "CN=Asterisk of Madoguchi",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "PASSWORD"));
    tool.environment().put("PASSWORD", password);
    Process running = tool.redirectErrorStream(true).start();
    try (InputStream said = running.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || running.exitValue() != 0) {
        throw new IOException("keytool: " + text);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      running.destroyForcibly();
    }
  }

  private static String pem(Path store, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore made = KeyStore.getInstance(store.toFile(), password);
    return block("PRIVATE KEY", made.getKey(ALIAS, password).getEncoded())
        + block("CERTIFICATE", made.getCertificate(ALIAS).getEncoded());
  }

  private static String block(String what, byte[] bytes) {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text);
  }

  /**
   * TLS to whoever shows this certificate.
   *
   * @throws SetupProblem when it is not there, or not to be read
   */
  public SSLContext trusted() {
    try {
      String pem = Files.readString(file);
      int begin = pem.indexOf("-----BEGIN CERTIFICATE-----");
      if (begin < 0) {
        throw new IOException("no certificate is in it");
      }
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          ALIAS,
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(
                      pem.substring(begin).getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new SetupProblem(
          "cannot read the certificate "
              + file
              + " ("
              + e.getMessage()
              + "): delete it, start the line again, and restart Asterisk",
          e);
    }
  }
}
