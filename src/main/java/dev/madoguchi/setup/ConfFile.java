package dev.madoguchi.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of Asterisk's configuration, read plainly: sections of {@code key = value}. Templates and
 * includes stand as they are written.
 *
 * @param sections in the file's order
 */
record ConfFile(List<Section> sections) {
  private static final Pattern SECTION = Pattern.compile("\\[([^]]+)](\\(.*\\))?");
  private static final Pattern ENTRY = Pattern.compile("([^=]+?)\\s*=>?\\s*(.*)");
  private static final Pattern INCLUDE = Pattern.compile("#(include)\\s+(.*)");

  /** The part below a name in brackets. */
  record Section(String name, List<Entry> entries) {
    Section {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One line of it.
   *
   * @param line counted from 1
   * @param key what stands before the sign; {@code include} for an include
   */
  record Entry(int line, String key, String value) {}

  ConfFile {
    sections = List.copyOf(sections);
  }

  /** Reads the text of a file; what is neither a section nor an entry is passed over. */
  static ConfFile parse(String text) {
    List<Section> sections = new ArrayList<>();
    String name = "";
    List<Entry> entries = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = withoutComment(lines.get(i)).strip();
      Matcher section = SECTION.matcher(line);
      if (section.matches()) {
        sections.add(new Section(name, entries));
        name = section.group(1);
        entries = new ArrayList<>();
        continue;
      }
      Matcher include = INCLUDE.matcher(line);
      Matcher entry = include.matches() ? include : ENTRY.matcher(line);
      if (entry.matches()) {
        entries.add(new Entry(i + 1, entry.group(1).strip(), entry.group(2).strip()));
      }
    }
    sections.add(new Section(name, entries));
    return new ConfFile(sections);
  }

  /** A semicolon begins a comment, but not behind a backslash. */
  private static String withoutComment(String line) {
    for (int at = line.indexOf(';'); at >= 0; at = line.indexOf(';', at + 1)) {
      if (at == 0 || line.charAt(at - 1) != '\\') {
        return line.substring(0, at);
      }
    }
    return line;
  }
}
