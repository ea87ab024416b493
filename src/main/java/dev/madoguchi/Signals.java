package dev.madoguchi;

import java.lang.reflect.Proxy;

/**
 * The signals that ask the server to end. The JVM's own way, a shutdown hook, hears the first one
 * only, so this takes sun.misc.Signal (module jdk.unsupported, and no other way to it is offered);
 * by name, because the compiler warns of it and lets no annotation say that it is meant.
 */
final class Signals {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private Signals() {}

  /** From now on each SIGTERM and SIGINT runs this, on a thread of its own, and does no more. */
  static void onEnd(Runnable asked) {
    try {
      Class<?> signal = Class.forName(SIGNAL);
      Class<?> handler = Class.forName(HANDLER);
      Object handling =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, _) -> {
                if (method.getName().equals("handle")) {
                  asked.run();
                }
                return null; // the JVM asks a handler for nothing else
              });
      for (String name : new String[] {"TERM", "INT"}) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), handling);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java does not hand on signals: run it on OpenJDK", e);
    }
  }
}
