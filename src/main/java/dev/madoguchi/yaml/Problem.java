package dev.madoguchi.yaml;

/**
 * One thing that is wrong with what the operator or the maker wrote.
 *
 * @param where the file, with the line where there is one: {@code support-line.yaml:31}
 * @param path the key it is about, such as {@code menu.choices.7}; empty when it is about the file
 * @param what is wrong, and what to do
 */
public record Problem(String where, String path, String what) {
  /** One line for a person to read. */
  @Override
  public String toString() {
    return path.isEmpty() ? where + ": " + what : where + ": " + path + ": " + what;
  }
}
