package dev.madoguchi.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.CallId;
import dev.madoguchi.call.Caller;
import dev.madoguchi.call.Digit;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a call has told when its conversation is over. */
class AriCallTest {
  private static final CallId ID = new CallId("1763945999.1");

  private final AriClient client =
      new AriClient(
          TestCalls.peer(InetSocketAddress.createUnresolved("nowhere", 1), "madoguchi-0"),
          TestCalls.QUICK);
  private final AriApp app = new AriApp("madoguchi-0", client, TestCalls.QUICK, new Deaf());
  private final AriCall call = new AriCall(ID, app);

  @AfterEach
  void nothing_is_left() {
    client.close();
  }

  @Test
  void one_that_has_come_back_unread_is_told() {
    call.isNow(AriCall.Place.IN_DIALPLAN);
    call.put(new AriEvent.Left(ID));
    assertThat(call.takesBack(app, entered("again"))).isTrue();
    call.put(new AriEvent.Pressed(ID, Digit.ONE));
    assertThat(call.end()).contains(entered("again"));
  }

  @Test
  void one_that_has_gone_again_meanwhile_is_not() {
    for (AriEvent.OfCall gone :
        List.of(new AriEvent.Left(ID), new AriEvent.HangingUp(ID), new AriEvent.Ended(ID))) {
      call.isNow(AriCall.Place.IN_DIALPLAN);
      assertThat(call.takesBack(app, entered("again"))).isTrue();
      call.put(gone);
      assertThat(call.end()).isEmpty();
    }
  }

  @Test
  void that_we_are_stopping_is_known_at_the_next_verb_however_much_was_told_behind_it() {
    call.stop();
    for (int i = 0; i < 300; i++) {
      call.put(new AriEvent.Pressed(ID, Digit.ONE));
    }
    AriTalk talk = new AriTalk(call, TestCalls.QUICK);
    assertThatThrownBy(talk::begin)
        .isInstanceOf(CallEnded.class)
        .hasMessageContaining("we are stopping");
  }

  @Test
  void one_that_is_let_go_of_has_not_come_back() {
    call.isNow(AriCall.Place.IN_DIALPLAN);
    assertThat(call.takesBack(app, entered("again"))).isTrue();
    call.letGo();
    assertThat(call.end()).isEmpty();
  }

  @Test
  void nothing_is_taken_back_behind_the_end() {
    call.isNow(AriCall.Place.IN_DIALPLAN);
    assertThat(call.end()).isEmpty();
    assertThat(call.takesBack(app, entered("again"))).isFalse();
  }

  private static AriEvent.Entered entered(String how) {
    return new AriEvent.Entered(
        ID, Caller.parse("09012345678"), AriEvent.State.ANSWERED, List.of(how));
  }
}
