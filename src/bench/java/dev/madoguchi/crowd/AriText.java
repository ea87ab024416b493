package dev.madoguchi.crowd;

import java.util.Collection;
import java.util.List;

/** Messages about one call, or to one request, as Asterisk 22 writes them. */
final class AriText {
  private static final String TIME = "2026-11-24T10:00:00.000+0900";
  private static final String TAIL = "\"asterisk_id\":\"02:00:00:00:00:01\",\"application\":\"";

  private AriText() {}

  /**
   * What a message tells of a channel.
   *
   * @param data of the application it runs
   */
  record Channel(String id, String number, String state, String exten, String app, String data) {
    @Override
    public String toString() {
      return "{\"id\":\""
          + id
          + "\",\"name\":\"PJSIP/trunk-00000001\",\"state\":\""
          + state
          + "\",\"protocol_id\":\"invented\",\"caller\":{\"name\":\"\",\"number\":\""
          + number
          + "\"},\"connected\":{\"name\":\"\",\"number\":\"\"},\"accountcode\":\"\","
          + "\"dialplan\":{\"context\":\"support-line\",\"exten\":\""
          + exten
          + "\",\"priority\":3,\"app_name\":\""
          + app
          + "\",\"app_data\":\""
          + data
          + "\"},\"creationtime\":\""
          + TIME
          + "\",\"language\":\"ja\"}";
    }
  }

  static String event(String type, String app, String rest) {
    return "{\"type\":\""
        + type
        + "\",\"timestamp\":\""
        + TIME
        + "\","
        + rest
        + ","
        + TAIL
        + app
        + "\"}";
  }

  static String of(Channel channel) {
    return "\"channel\":" + channel;
  }

  static String entered(List<String> arguments, Channel channel) {
    return "\"args\":[\"" + String.join("\",\"", arguments) + "\"]," + of(channel);
  }

  static String pressed(char key, Channel channel) {
    return "\"digit\":\"" + key + "\",\"duration_ms\":120," + of(channel);
  }

  static String playback(AriGrammar.Request.Play play, String state) {
    return "{\"id\":\""
        + play.playback()
        + "\",\"media_uri\":\"sound:"
        + play.sounds().getLast()
        + "\",\"target_uri\":\"channel:"
        + play.call()
        + "\",\"language\":\"ja\",\"state\":\""
        + state
        + "\"}";
  }

  static String recording(AriGrammar.Request.Take take, String state) {
    return "{\"name\":\""
        + take.name()
        + "\",\"format\":\"wav\",\"state\":\""
        + state
        + "\",\"target_uri\":\"channel:"
        + take.call()
        + "\"}";
  }

  /** When it is over. */
  static String recorded(AriGrammar.Request.Take take) {
    String lengths = ",\"duration\":4,\"talking_duration\":2,\"silence_duration\":2}";
    return recording(take, "done").replaceFirst("}$", lengths);
  }

  static String application(String app, Collection<String> calls) {
    return "{\"name\":\""
        + app
        + "\",\"channel_ids\":["
        + (calls.isEmpty() ? "" : "\"" + String.join("\",\"", calls) + "\"")
        + "],\"bridge_ids\":[],\"endpoint_ids\":[],"
        + "\"events_allowed\":[],\"events_disallowed\":[]}";
  }

  /** The body is text within the text. */
  static String reply(String request, AriReply reply, String uri, String app) {
    String body =
        reply.body().isEmpty()
            ? ""
            : "\"content_type\":\"application/json\",\"message_body\":\""
                + reply.body().replace("\\", "\\\\").replace("\"", "\\\"")
                + "\",";
    return "{\"type\":\"RESTResponse\",\"transaction_id\":\"\",\"request_id\":\""
        + request
        + "\",\"status_code\":"
        + reply.status()
        + ",\"reason_phrase\":\""
        + reply.reason()
        + "\",\"uri\":\""
        + uri
        + "\","
        + body
        + "\"application\":\""
        + app
        + "\",\"timestamp\":\""
        + TIME
        + "\",\"asterisk_id\":\"02:00:00:00:00:01\"}";
  }
}
