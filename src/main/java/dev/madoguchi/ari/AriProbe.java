package dev.madoguchi.ari;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/** Looks from outside whether a server is connected to Asterisk. */
public final class AriProbe {
  private AriProbe() {}

  /**
   * Those of the apps for which a server is connected.
   *
   * @throws IOException when Asterisk does not tell; the message says why
   */
  public static List<String> connected(AriPeer peer) throws IOException {
    AriLimits limits = AriLimits.USUAL;
    try (AriClient client = new AriClient(peer, limits)) {
      AriReply reply =
          client
              .exchange()
              .ask(AriRequest.applications(), client::identify)
              .get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
      return switch (reply) {
        case AriReply.Done apps ->
            StreamSupport.stream(apps.body().spliterator(), false)
                .map(app -> app.path("name").asText(""))
                .filter(peer.apps()::contains)
                .toList();
        case AriReply.Gone(String why) -> throw new IOException(why);
        case AriReply.Lost(String why) -> throw new IOException(why);
        case AriReply.Refused(int status, String why) -> throw new IOException(status + " " + why);
      };
    } catch (AriUnavailable e) {
      throw new IOException(e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("no reply within " + limits.answer(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply is never completed by an exception", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
