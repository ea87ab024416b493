package dev.madoguchi.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SipTest {
  @Test
  void a_challenge_is_answered_as_rfc_2617_does_in_its_example() {
    String answer =
        new Digest("Mufasa", "Circle Of Life")
            .answer(
                "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                    + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                    + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
                "GET",
                "/dir/index.html",
                "0a4f113b");

    assertThat(answer)
        .startsWith("Digest username=\"Mufasa\", realm=\"testrealm@host.com\"")
        .contains("response=\"6629fae49393a05397450978507c4ef1\"")
        .contains("qop=auth, nc=00000001, cnonce=\"0a4f113b\"")
        .contains("opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
  }

  @Test
  void a_challenge_without_qop_is_answered_the_old_way() {
    // RFC 2069 with its erratum: the same account and nonce give this without qop
    String answer =
        new Digest("Mufasa", "CircleOfLife")
            .answer(
                "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"",
                "GET",
                "/dir/index.html",
                "unused");

    assertThat(answer)
        .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
        .doesNotContain("cnonce");
  }

  @Test
  void another_algorithm_is_refused_with_its_name() {
    Digest digest = new Digest("6001", "secret");

    assertThatThrownBy(
            () -> digest.answer("Digest nonce=\"1\", algorithm=SHA-256", "REGISTER", "sip:x", "c"))
        .hasMessageContaining("SHA-256");
  }

  @Test
  void credentials_do_not_show_the_password() {
    assertThat(new Digest("6001", "secret").toString()).doesNotContain("secret");
  }

  @Test
  void a_request_is_read() {
    SipMessage invite =
        parse(
            """
            INVITE sip:6001@127.0.0.1:44000 SIP/2.0
            v: SIP/2.0/UDP 127.0.0.1:5060;rport;branch=z9hG4bKabc
            f: "A; tag=no" <sip:090@127.0.0.1>;tag=12ab
            t: <sip:6001@127.0.0.1>
            i: 77@host
            CSeq: 4711 INVITE
            m: <sip:127.0.0.1:5060;transport=udp>
            Subject: folded
              line
            """,
            "v=0");

    assertThat(invite.isRequest()).isTrue();
    assertThat(invite.method()).isEqualTo("INVITE");
    assertThat(invite.requestUri()).isEqualTo("sip:6001@127.0.0.1:44000");
    assertThat(invite.branch()).isEqualTo("z9hG4bKabc");
    assertThat(invite.tag("From")).contains("12ab");
    assertThat(invite.tag("To")).isEmpty();
    assertThat(invite.cseq()).isEqualTo(4711);
    assertThat(invite.contactUri()).contains("sip:127.0.0.1:5060;transport=udp");
    assertThat(invite.header("Subject")).contains("folded line");
    assertThat(invite.body()).isEqualTo("v=0");
  }

  @Test
  void a_response_is_read() {
    SipMessage ok =
        parse(
            """
            SIP/2.0 486 Busy Here
            Via: SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK1
            CSeq: 2 INVITE
            """,
            "");

    assertThat(ok.isRequest()).isFalse();
    assertThat(ok.status()).isEqualTo(486);
    assertThat(ok.method()).isEqualTo("INVITE");
  }

  @Test
  void what_is_no_sip_is_not_read() {
    assertThat(SipMessage.parse("\r\n\r\n".getBytes(UTF_8), 4)).isEmpty();
    assertThat(SipMessage.parse("hello".getBytes(UTF_8), 5)).isEmpty();
    assertThat(SipMessage.parse("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8), 18)).isEmpty();
  }

  @Test
  void a_response_goes_back_the_way_its_request_came() {
    SipMessage request =
        SipMessage.request("BYE", "sip:x")
            .with("Via", "SIP/2.0/UDP a;branch=1")
            .with("Via", "SIP/2.0/UDP b;branch=2")
            .with("From", "<sip:a>;tag=1")
            .with("To", "<sip:b>;tag=2")
            .with("Call-ID", "c")
            .with("CSeq", "3 BYE")
            .with("Max-Forwards", "70");

    assertThat(new String(SipMessage.response(request, "200 OK").bytes(), UTF_8))
        .isEqualTo(
            """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP a;branch=1
            Via: SIP/2.0/UDP b;branch=2
            From: <sip:a>;tag=1
            To: <sip:b>;tag=2
            Call-ID: c
            CSeq: 3 BYE
            Content-Length: 0

            """
                .replace("\n", "\r\n"));
  }

  @Test
  void an_odd_name_goes_out_as_it_is() {
    String odd = "\"a\\\"b%0A200 result=1\" <sip:${SHELL(id)}@127.0.0.1>";

    assertThat(new String(SipMessage.request("INVITE", "sip:x").with("From", odd).bytes(), UTF_8))
        .contains("From: " + odd + "\r\n");
  }

  @Test
  void the_length_counts_bytes() {
    SipMessage message = new SipMessage("MESSAGE sip:x SIP/2.0", List.of(), "窓口");

    assertThat(new String(message.bytes(), UTF_8)).contains("Content-Length: 6\r\n");
  }

  @Test
  void our_session_is_read_as_it_was_written() {
    Sdp sdp = Sdp.ours(FreePorts.loopback(44_002));

    assertThat(Sdp.parse(sdp.text())).contains(sdp);
  }

  @Test
  void a_session_without_keys_has_none() {
    assertThat(Sdp.parse("c=IN IP4 127.0.0.1\r\nm=audio 5 RTP/AVP 8 0\r\n"))
        .contains(new Sdp(FreePorts.loopback(5), Optional.empty()));
  }

  @Test
  void a_session_without_our_audio_is_none() {
    assertThat(Sdp.parse("c=IN IP4 127.0.0.1\r\nm=audio 5 RTP/AVP 8 101\r\n")).isEmpty();
    assertThat(Sdp.parse("c=IN IP4 127.0.0.1\r\nm=video 5 RTP/AVP 0\r\n")).isEmpty();
    assertThat(Sdp.parse("")).isEmpty();
  }

  private static SipMessage parse(String head, String body) {
    byte[] bytes = (head + "\n" + body).replace("\n", "\r\n").getBytes(UTF_8);
    return SipMessage.parse(bytes, bytes.length).orElseThrow();
  }
}
