package dev.madoguchi.control;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A control socket in a program of its own, which takes every descriptor there is for itself, also
 * one that becomes free.
 *
 * <p>Takes one step for each line it reads, and tells each. Ends with its input.
 */
final class NoFiles {
  private NoFiles() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    List<InputStream> taken = new ArrayList<>();
    try (ControlSocket _ =
        ControlSocket.open(Path.of(arguments[0]), request -> new Answer.Done(List.of(request)))) {
      System.out.println("listening");
      in.readLine();
      System.out.println(takeAll(taken));
      Thread taking = Thread.ofPlatform().start(() -> takeOn(taken));
      in.readLine();
      taking.interrupt();
      taking.join();
      for (InputStream each : taken) {
        each.close();
      }
      System.out.println("some again");
      in.readLine();
    }
  }

  private static void takeOn(List<InputStream> taken) {
    while (!Thread.currentThread().isInterrupted()) {
      takeAll(taken);
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  /** Tells why there are no more. */
  private static String takeAll(List<InputStream> taken) {
    try {
      while (true) {
        taken.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      return "none left: " + e.getMessage();
    }
  }
}
