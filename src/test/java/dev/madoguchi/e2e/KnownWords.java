package dev.madoguchi.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows from one packet which prompt is being said, and where in it, at the cost of one look into a
 * table: Asterisk plays our files as they are, so a packet of 20 ms holds exactly what mu-law makes
 * of 160 samples of the file. Only the beginning of each prompt is known, and nothing that is
 * silent or stands in two prompts. Immutable.
 */
final class KnownWords {
  static final int PACKET = 160;

  /** A packet somewhere in a prompt. */
  record Place(String prompt, int at) {}

  /** Below this mean of the samples' sizes nobody hears anything. */
  private static final int AUDIBLE = 24;

  private static final int BEGINNING = Sound.RATE;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final long FIRST_FACTOR = power();
  private static final int SEVERAL = -1;
  private static final int PROMPT_BITS = 12;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Duration> lengths = new HashMap<>();
  private final long[] hashes;
  private final int[] places;

  private KnownWords(List<Sound> prompts) {
    int windows = prompts.stream().mapToInt(sound -> beginning(sound).length).sum();
    int size = Integer.highestOneBit(2 * windows) << 1;
    hashes = new long[size];
    places = new int[size];
    prompts.forEach(this::learn);
  }

  /** Knows these, each by its name. */
  static KnownWords of(List<Sound> prompts) {
    return new KnownWords(prompts);
  }

  private static byte[] beginning(Sound sound) {
    byte[] coded = new byte[Math.min(sound.size(), BEGINNING)];
    short[] samples = sound.slice(0, coded.length);
    for (int i = 0; i < coded.length; i++) {
      // Asterisk's table has an entry for four samples each, made of the highest (main/ulaw.c)
      coded[i] = MuLaw.encode((short) (samples[i] | 3));
    }
    return coded;
  }

  private void learn(Sound sound) {
    int prompt = names.size();
    names.add(sound.name());
    lengths.put(sound.name(), sound.length());
    byte[] coded = beginning(sound);
    long hash = 0;
    long loudness = 0;
    for (int i = 0; i < coded.length; i++) {
      if (i >= PACKET) {
        hash -= FIRST_FACTOR * coded[i - PACKET];
        loudness -= Math.abs(MuLaw.decode(coded[i - PACKET]));
      }
      hash = hash * FACTOR + coded[i];
      loudness += Math.abs(MuLaw.decode(coded[i]));
      if (i >= PACKET - 1 && loudness >= (long) AUDIBLE * PACKET) {
        put(hash, prompt, i - PACKET + 1);
      }
    }
  }

  private void put(long hash, int prompt, int at) {
    int slot = slot(hash);
    boolean taken = hashes[slot] == hash;
    boolean elsewhere = taken && (places[slot] & ((1 << PROMPT_BITS) - 1)) != prompt + 1;
    hashes[slot] = hash;
    if (!taken) {
      places[slot] = (at << PROMPT_BITS) | (prompt + 1);
    } else if (elsewhere) {
      places[slot] = SEVERAL;
    }
  }

  private int slot(long hash) {
    int slot = (int) ((hash * FACTOR) >>> 32) & (hashes.length - 1);
    while (places[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }

  /** Where a packet's payload comes from; empty when from nothing that is known. */
  Optional<Place> place(byte[] payload) {
    if (payload.length != PACKET) {
      return Optional.empty();
    }
    long hash = 0;
    for (byte code : payload) {
      hash = hash * FACTOR + code;
    }
    int place = places[slot(hash)];
    return place == 0 || place == SEVERAL
        ? Optional.empty()
        : Optional.of(
            new Place(names.get((place & ((1 << PROMPT_BITS) - 1)) - 1), place >>> PROMPT_BITS));
  }

  /** How long it is from this place to the end of its prompt. */
  Duration rest(Place place) {
    return lengths.get(place.prompt()).minus(Sound.lengthOf(place.at()));
  }

  /** Whether anything can be heard in a packet's payload. */
  static boolean audible(byte[] payload) {
    long loudness = 0;
    for (byte code : payload) {
      loudness += Math.abs(MuLaw.decode(code));
    }
    return loudness >= (long) AUDIBLE * payload.length;
  }

  private static long power() {
    long power = 1;
    for (int i = 1; i < PACKET; i++) {
      power *= FACTOR;
    }
    return power;
  }
}
