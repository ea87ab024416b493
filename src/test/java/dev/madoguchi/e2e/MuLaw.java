package dev.madoguchi.e2e;

/** G.711 mu-law: the code of PCMU, to and from 16-bit samples. */
final class MuLaw {
  private static final int BIAS = 0x84;
  private static final int CLIP = 32635;
  private static final short[] DECODED = new short[256];

  static {
    for (int code = 0; code < 256; code++) {
      int plain = ~code & 0xff;
      int magnitude = ((((plain & 0x0f) << 3) + BIAS) << ((plain >> 4) & 7)) - BIAS;
      DECODED[code] = (short) ((plain & 0x80) == 0 ? magnitude : -magnitude);
    }
  }

  private MuLaw() {}

  static byte encode(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs((int) sample), CLIP) + BIAS;
    int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
    return (byte) ~(sign | exponent << 4 | mantissa);
  }

  static short decode(byte code) {
    return DECODED[code & 0xff];
  }

  static byte[] encode(short[] samples) {
    byte[] codes = new byte[samples.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = encode(samples[i]);
    }
    return codes;
  }

  static short[] decode(byte[] codes) {
    short[] samples = new short[codes.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = decode(codes[i]);
    }
    return samples;
  }
}
