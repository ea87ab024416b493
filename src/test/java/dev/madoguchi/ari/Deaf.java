package dev.madoguchi.ari;

import dev.madoguchi.call.CallId;
import java.util.Set;

/** Listens to nothing; of an app whose events do not matter. */
class Deaf implements AriApp.Listener {
  @Override
  public void heard(AriApp app, AriEvent event) {}

  @Override
  public void unknown(String type) {}

  @Override
  public void missed(AriApp app) {}

  @Override
  public void found(AriApp app, Set<CallId> there) {}
}
