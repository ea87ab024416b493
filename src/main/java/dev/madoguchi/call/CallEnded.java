package dev.madoguchi.call;

/**
 * The caller is gone, or the wire to the switch is. Thrown by the verbs of {@link Line} only,
 * caught in one place only (the call runner). Without a stack trace: it is an everyday event.
 */
public final class CallEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CallEnded(String how) {
    super(how, null, false, false);
  }
}
