package dev.madoguchi.ari;

import dev.madoguchi.asterisk.Sound;
import dev.madoguchi.call.CallEnded;
import dev.madoguchi.call.CallId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Requests and events of one call, with what each shape of its end means; used by the call's thread
 * only.
 */
final class AriTalk {
  /** Of the dialplan, for what ARI has no request for (extensions.conf). */
  static final String CONTEXT = "from-ari";

  private final AriCall call;
  private final AriLimits limits;
  private final AriQuestions questions;
  private boolean over;
  private Optional<AriUtterance> words = Optional.empty();
  private int playbacks;

  AriTalk(AriCall call, AriLimits limits) {
    this.call = call;
    this.limits = limits;
    this.questions = new AriQuestions(call, limits.answer());
  }

  CallId id() {
    return call.id();
  }

  AriCall call() {
    return call;
  }

  AriLimits limits() {
    return limits;
  }

  /** Whether the call has left us for good; what was told until now is heard. */
  boolean over() {
    return over;
  }

  /** The call is none of ours any more. */
  void end() {
    over = true;
  }

  /** Begins a verb: keys pressed before it are lost, as on every line. */
  void begin() {
    mustBeHere(); // what a call tells that has left is for whoever has it next
    if (call.isStopping()) { // told before, where it could not be acted upon
      throw weAreStopping();
    }
    for (Optional<AriEvent.OfCall> old = next(Duration.ZERO);
        old.isPresent();
        old = next(Duration.ZERO)) {
      // of words that a key has ended, which go on
      switch (old.get()) {
        case AriEvent.Entered _ -> isBack();
        case AriEvent.Gap _ -> mustBeThere();
        case AriEvent.Left _, AriEvent.HangingUp _, AriEvent.Ended _ -> {}
        case AriEvent.Pressed _, AriEvent.Said _, AriEvent.Recorded _, AriEvent.Stopping _ -> {}
      }
    }
    mustBeHere();
  }

  private static CallEnded weAreStopping() {
    return new CallEnded("we are stopping");
  }

  /** Throws when it is not. */
  void mustBeHere() {
    if (over) {
      throw new CallEnded("hung up, or no longer ours");
    }
  }

  /** The next event, also one that ends the call; empty when none came in time. */
  Optional<AriEvent.OfCall> next(Duration atMost) {
    Optional<AriEvent.OfCall> event;
    try {
      event = call.next(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallEnded("the call's thread was interrupted");
    }
    event.ifPresent(this::note);
    return event;
  }

  private void note(AriEvent.OfCall event) {
    switch (event) {
      case AriEvent.Stopping _ -> throw weAreStopping();
      case AriEvent.HangingUp _, AriEvent.Ended _ -> over = true;
      case AriEvent.Left _ -> over |= call.place() == AriCall.Place.WITH_US;
      case AriEvent.Gap _, AriEvent.Entered _ -> {}
      case AriEvent.Pressed _, AriEvent.Said _, AriEvent.Recorded _ -> {}
    }
  }

  /** The next event of a call that goes on. */
  Optional<AriEvent.OfCall> nextHere(Duration atMost) {
    Optional<AriEvent.OfCall> event = next(atMost);
    mustBeHere();
    return event;
  }

  /** Asks for something that never waits. */
  AriReply.Done ask(AriRequest request) {
    mustBeHere();
    return done(request, askForAny(request));
  }

  /** The bare exchange: every shape of reply is the caller's to read. */
  AriReply askForAny(AriRequest request) {
    return askForAny(List.of(request)).getFirst();
  }

  /** The same of several that are sent together. */
  List<AriReply> askForAny(List<AriRequest> together) {
    return questions.ask(together, Optional.empty());
  }

  /** Plays the sounds, and behind them the call comes back by that extension. */
  AriUtterance play(List<Sound> sounds, String wayBack) {
    mustBeHere();
    // chosen before it is asked for, as its end may be told before the reply; and one of two, for a
    // server that finds the call must know what to stop
    String playback = AriRequest.playbacks(id()).get(playbacks++ % 2);
    AriRequest request = AriRequest.play(id(), playback, sounds);
    done(request, thenBack(request, wayBack));
    AriUtterance utterance = new AriUtterance(this, playback, Sound.length(sounds));
    words = Optional.of(utterance);
    return utterance;
  }

  /** What the caller may still hear. */
  Optional<AriUtterance> words() {
    return words;
  }

  /**
   * The words that may still be heard, if any, end, and the call is back.
   *
   * @param told is given what the call tells meanwhile
   */
  void endWords(Consumer<AriEvent.OfCall> told) {
    if (words.isEmpty()) {
      return;
    }
    // they may be over by themselves; then there is nothing to stop
    AriReply _ = askForAny(AriRequest.stop(words.get().playback()));
    AriUtterance.End _ =
        words
            .get()
            .await(
                event -> {
                  told.accept(event);
                  return false;
                });
    isBack();
  }

  /**
   * Asks for that, and when what Asterisk then does with the call is over, the call goes through
   * the extension and comes back. It waits there by itself (control.c: requests for a channel are
   * done one after another), so without us it goes on as well, and the dialplan sees that we are
   * gone.
   */
  AriReply thenBack(AriRequest request, String extension) {
    call.isNow(AriCall.Place.IN_DIALPLAN);
    AriRequest back = AriRequest.sendTo(id(), CONTEXT, extension);
    return questions.ask(List.of(request), Optional.of(back)).getFirst();
  }

  /** The call is back. */
  void isBack() {
    call.isNow(AriCall.Place.WITH_US);
    words = Optional.empty();
  }

  /** The call is to go there at once, whatever it hears now. */
  void leave(AriRequest request) {
    Optional<AriUtterance> heard = words;
    isBack();
    call.letGo();
    if (!(askForAny(request) instanceof AriReply.Gone)) { // else the words may be another server's
      heard.map(AriUtterance::playback).map(AriRequest::stop).ifPresent(this::askForAny);
    }
    end();
  }

  /** Nothing is playing that could tell: asks whether the caller is still here. */
  void mustBeThere() {
    if (cameWith().isEmpty()) {
      over = true;
      throw new CallEnded("the call went on in the dialplan");
    }
  }

  /**
   * With which arguments the call is in the app that tells us of it; empty when it is not there. In
   * Stasis() it may be all the same: with the other server, when only our socket was gone.
   */
  Optional<List<String>> cameWith() {
    return AriQuestions.stasis(ask(AriRequest.channel(id())))
        .filter(told -> told.getFirst().equals(call.app().name()))
        .map(told -> told.subList(1, told.size()));
  }

  /** Whether there is no such thing any more; for what we may have missed the end of. */
  boolean isGone(AriRequest thing) {
    return askForAny(thing) instanceof AriReply.Gone;
  }

  /** What was done. */
  AriReply.Done done(AriRequest request, AriReply reply) {
    return switch (reply) {
      case AriReply.Done done -> done;
      case AriReply.Gone(String why) -> {
        over = true;
        throw new CallEnded(why);
      }
      case AriReply.Lost(String why) -> throw new CallEnded(why);
      case AriReply.Refused(int status, String why) ->
          throw new IllegalStateException(
              "Asterisk refuses %s: %d %s".formatted(request, status, why));
    };
  }
}
