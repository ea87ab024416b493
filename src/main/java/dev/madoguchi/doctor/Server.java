package dev.madoguchi.doctor;

import dev.madoguchi.asterisk.Side;
import dev.madoguchi.setup.Port;
import dev.madoguchi.setup.Settings;
import dev.madoguchi.setup.StateFolder;
import java.nio.file.Path;
import java.util.List;

/**
 * A server of the line, as it is to run.
 *
 * @param name as a finding calls it
 * @param instead what callers get when it is down
 * @param agi where it takes calls over FastAGI, when it does
 * @param control where commands speak to it
 */
record Server(String name, String instead, Side side, Port agi, Path control) {
  private static final String DIALPLAN = "the dialplan's own path";

  /** The one, or the two beside each other. */
  static List<Server> of(StateFolder state, Settings settings) {
    return settings
        .beside()
        .map(
            beside ->
                List.of(
                    ofTwo("the first server", Side.FIRST, settings.agi(), state.control()),
                    ofTwo("the second server", Side.BESIDE, beside, state.controlBeside())))
        .orElseGet(
            () ->
                List.of(
                    new Server(
                        "the server", DIALPLAN, Side.FIRST, settings.agi(), state.control())));
  }

  private static Server ofTwo(String name, Side side, Port agi, Path control) {
    return new Server(name, "the other server, else " + DIALPLAN, side, agi, control);
  }

  String isDown() {
    return "%s is down, and callers get %s".formatted(name, instead);
  }
}
