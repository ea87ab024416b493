package dev.madoguchi.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
  @TempDir Path folder;

  private Path path() {
    return folder.resolve("control.sock");
  }

  @Test
  void an_answer_comes_back_with_all_its_lines() throws IOException {
    try (ControlSocket _ =
        ControlSocket.open(
            path(),
            request ->
                request.equals("reload")
                    ? new Answer.Refused(List.of("hours.weekly: ない", "two\nlines"))
                    : new Answer.Done(List.of()))) {
      RunningServer server = new RunningServer(path());
      assertThat(server.ask("reload"))
          .isEqualTo(new Answer.Refused(List.of("hours.weekly: ない", "two lines")));
      assertThat(server.ask("other")).isEqualTo(new Answer.Done(List.of()));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
          .isEqualTo("rw-------");
    }
    assertThat(path()).doesNotExist();
    assertThatIOException().isThrownBy(() -> new RunningServer(path()).ask("reload"));
  }

  @Test
  void the_socket_of_a_server_that_died_is_taken_over() throws IOException {
    Files.createFile(path());
    try (ControlSocket _ =
        ControlSocket.open(path(), request -> new Answer.Done(List.of(request)))) {
      assertThat(new RunningServer(path()).ask("a")).isEqualTo(new Answer.Done(List.of("a")));
    }
  }

  @Test
  void who_says_nothing_and_who_never_ends_a_line_hold_up_nobody() throws IOException {
    try (ControlSocket _ =
            ControlSocket.open(path(), request -> new Answer.Done(List.of(request)));
        SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX);
        SocketChannel endless = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.connect(UnixDomainSocketAddress.of(path()));
      endless.connect(UnixDomainSocketAddress.of(path()));
      endless.write(ByteBuffer.wrap("x".repeat(1000).getBytes(StandardCharsets.UTF_8)));
      assertThat(new RunningServer(path()).ask("b")).isEqualTo(new Answer.Done(List.of("b")));
    }
  }

  @Test
  void who_does_not_read_the_answer_holds_up_nobody() throws IOException {
    try (ControlSocket _ =
            ControlSocket.open(
                path(), request -> new Answer.Done(List.of(request.repeat(10_000_000))));
        SocketChannel deaf = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      deaf.connect(UnixDomainSocketAddress.of(path()));
      deaf.write(ByteBuffer.wrap("a\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(new RunningServer(path()).ask("b"))
          .isEqualTo(new Answer.Done(List.of("b".repeat(10_000_000))));
    }
  }

  @Test
  void an_error_in_a_handler_does_not_end_the_socket() throws IOException {
    try (ControlSocket _ =
        ControlSocket.open(
            path(),
            request -> {
              if (request.equals("bad")) {
                throw new StackOverflowError("as the test wants");
              }
              return new Answer.Done(List.of(request));
            })) {
      assertThatIOException().isThrownBy(() -> new RunningServer(path()).ask("bad"));
      assertThat(new RunningServer(path()).ask("c")).isEqualTo(new Answer.Done(List.of("c")));
    }
  }

  @Test
  void a_handler_that_fails_does_not_end_the_socket() throws IOException {
    try (ControlSocket _ =
        ControlSocket.open(
            path(),
            request -> {
              if (request.equals("bad")) {
                throw new IllegalStateException("as the test wants");
              }
              return new Answer.Done(List.of(request));
            })) {
      assertThatIOException().isThrownBy(() -> new RunningServer(path()).ask("bad"));
      assertThat(new RunningServer(path()).ask("c")).isEqualTo(new Answer.Done(List.of("c")));
    }
  }
}
