package dev.madoguchi.e2e;

/** Slides a short signal along a long one by fast Fourier transform, radix 2. */
final class Correlation {
  private final int size;
  private final double[] cos;
  private final double[] sin;

  private Correlation(int size) {
    this.size = size;
    this.cos = new double[size / 2];
    this.sin = new double[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / size);
      sin[i] = Math.sin(2 * Math.PI * i / size);
    }
  }

  /**
   * The sum of products of both signals for each place of the short one that lies wholly in the
   * long one: {@code result[k] = sum over i of longer[k + i] * shorter[i]}.
   */
  static double[] of(float[] longer, float[] shorter) {
    if (longer.length < shorter.length) {
      return new double[0];
    }
    int size = Integer.highestOneBit(Math.max(2, longer.length + shorter.length - 1)) << 1;
    return new Correlation(size).slide(longer, shorter);
  }

  /**
   * Both real signals go through one complex transform: with z = a + ib, the spectra come apart by
   * symmetry, A = (Z(k) + Z*(-k)) / 2 and B = (Z(k) - Z*(-k)) / 2i.
   */
  private double[] slide(float[] longer, float[] shorter) {
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = 0; i < longer.length; i++) {
      re[i] = longer[i];
    }
    for (int i = 0; i < shorter.length; i++) {
      im[i] = shorter[i];
    }
    transform(re, im);
    double[] productRe = new double[size];
    double[] productIm = new double[size];
    for (int k = 0; k < size; k++) {
      int mirrored = (size - k) & (size - 1);
      double aRe = (re[k] + re[mirrored]) / 2;
      double aIm = (im[k] - im[mirrored]) / 2;
      double bRe = (im[k] + im[mirrored]) / 2;
      double bIm = (re[mirrored] - re[k]) / 2;
      // times the conjugate of B; the result itself conjugated, so that the same transform inverts
      productRe[k] = aRe * bRe + aIm * bIm;
      productIm[k] = -(aIm * bRe - aRe * bIm);
    }
    transform(productRe, productIm);
    double[] result = new double[longer.length - shorter.length + 1];
    for (int k = 0; k < result.length; k++) {
      result[k] = productRe[k] / size;
    }
    return result;
  }

  private void transform(double[] re, double[] im) {
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
    for (int half = 1; half < size; half <<= 1) {
      int step = size / (2 * half);
      for (int block = 0; block < size; block += 2 * half) {
        for (int k = 0; k < half; k++) {
          butterfly(re, im, block + k, half, k * step);
        }
      }
    }
  }

  private void butterfly(double[] re, double[] im, int upper, int half, int turn) {
    int lower = upper + half;
    double wRe = re[lower] * cos[turn] + im[lower] * sin[turn];
    double wIm = im[lower] * cos[turn] - re[lower] * sin[turn];
    re[lower] = re[upper] - wRe;
    im[lower] = im[upper] - wIm;
    re[upper] += wRe;
    im[upper] += wIm;
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
