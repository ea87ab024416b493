package dev.madoguchi.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the word that was meant. */
public final class Nearest {
  private static final int LONGEST_WORD = 40;

  private Nearest() {}

  /** {@code ; did you mean 'x'?} or, when no word is near, nothing. */
  public static String hint(String written, Collection<String> known) {
    if (written.length() > LONGEST_WORD) {
      return "";
    }
    String word = written.toLowerCase(Locale.ROOT);
    int near = word.length() < 4 ? 1 : Math.max(2, word.length() / 3); // two swapped letters are 2
    return known.stream()
        .filter(candidate -> distance(word, candidate.toLowerCase(Locale.ROOT)) <= near)
        .min(
            Comparator.<String>comparingInt(
                    candidate -> distance(word, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .map(candidate -> "; did you mean '" + candidate + "'?")
        .orElse("");
  }

  /** Letters to add, drop or change to come from one word to the other (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
