package dev.madoguchi.setup;

/** Lines of a properties file, without the date {@link java.util.Properties#store} puts in. */
final class PropertiesText {
  private PropertiesText() {}

  static String line(String key, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return key + "=" + escaped + "\n";
  }
}
