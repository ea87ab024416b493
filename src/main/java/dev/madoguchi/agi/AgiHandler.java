package dev.madoguchi.agi;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event loop's side of a connection: reads the header, has it admitted, then hands on replies.
 */
final class AgiHandler extends ChannelInboundHandlerAdapter {
  /** Who decides on connections; called on an event loop, so it must not wait. */
  interface Gate {
    /** Whether to listen to a new connection at all. */
    boolean open();

    /** Starts the call; what it returns gets the lines to come. */
    AgiConnection admit(AgiHeader header, ChannelHandlerContext context) throws AgiHeader.Rejected;

    /** A connection was closed because of what it sent or did not send. */
    void dropped(String why);
  }

  private static final Logger LOG = LoggerFactory.getLogger(AgiHandler.class);

  /**
   * Asterisk writes a header line by line: read as it comes, each costs a waking. A millisecond of
   * a caller's time, once, for a tenth of what a call costs.
   */
  private static final Duration HEADER_COMES = Duration.ofMillis(1);

  private final Gate gate;
  private final Duration headerDeadline;
  private final AgiLines lines = new AgiLines();
  private AgiHeader.Reader header; // until the call is admitted: what it was told is not to be kept
  private Future<?> deadline;
  private AgiConnection connection;

  AgiHandler(Gate gate, AgiSettings settings) {
    this.gate = gate;
    this.headerDeadline = settings.headerDeadline();
    this.header = new AgiHeader.Reader(settings.secret());
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (!gate.open()) {
      close(context);
      return;
    }
    deadline =
        context
            .executor()
            .schedule(
                () ->
                    drop(context, "no complete header within " + headerDeadline.toMillis() + " ms"),
                headerDeadline.toMillis(),
                TimeUnit.MILLISECONDS);
    var _ =
        context
            .executor()
            .schedule(
                () -> context.channel().config().setAutoRead(true),
                HEADER_COMES.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      lines.take(bytes, line -> line(context, line));
    } catch (AgiHeader.Rejected | AgiReplies.Garbage e) {
      drop(context, e.getMessage());
    } finally {
      bytes.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (connection != null) {
      connection.allRead();
    }
  }

  private void line(ChannelHandlerContext context, String line)
      throws AgiHeader.Rejected, AgiReplies.Garbage {
    if (!context.channel().isActive()) {
      return; // closed for an earlier line of the same packet
    }
    if (connection != null) {
      connection.line(line);
    } else if (line.isEmpty()) {
      connection = gate.admit(header.end(), context);
      header = null;
      deadline.cancel(false);
    } else {
      header.line(line);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (connection != null) {
      connection.lost("the connection is closed");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    switch (cause) {
      case IOException e -> {
        LOG.debug("a connection broke: {}", e.getMessage());
        close(context);
      }
      default -> {
        LOG.error("a fault of ours on the AGI connection; its caller goes to the dialplan", cause);
        close(context);
      }
    }
  }

  private void drop(ChannelHandlerContext context, String why) {
    gate.dropped(why + ", from " + context.channel().remoteAddress());
    close(context);
  }

  private static void close(ChannelHandlerContext context) {
    var _ = context.close(); // reading ends at once; channelInactive does the rest
  }
}
