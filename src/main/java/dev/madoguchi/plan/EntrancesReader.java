package dev.madoguchi.plan;

import dev.madoguchi.call.PhoneNumber;
import dev.madoguchi.yaml.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads by which ways calls come in; what is wrong is noted. */
final class EntrancesReader {
  static final List<String> MAY = List.of("way-in", "numbers");

  private EntrancesReader() {}

  static Entrances read(Field.Section line, Optional<PhoneNumber> number) {
    WayIn usual = wayIn(line);
    Map<PhoneNumber, WayIn> others = new LinkedHashMap<>();
    line.get("numbers")
        .ifPresent(
            list ->
                list.items()
                    .forEach(
                        each -> {
                          Field.Section fields = each.section(List.of("number"), List.of("way-in"));
                          fields
                              .get("number")
                              .ifPresent(field -> add(field, fields, usual, number, others));
                        }));
    return new Entrances(usual, others);
  }

  private static void add(
      Field field,
      Field.Section fields,
      WayIn usual,
      Optional<PhoneNumber> first,
      Map<PhoneNumber, WayIn> others) {
    WayIn way = fields.get("way-in").isPresent() ? wayIn(fields) : usual;
    field
        .as(PhoneNumber::new)
        .ifPresent(
            number -> {
              if (first.filter(number::equals).isPresent() || others.put(number, way) != null) {
                field.wrong("leads to the line already");
              }
            });
  }

  private static WayIn wayIn(Field.Section fields) {
    return fields.get("way-in").flatMap(f -> f.as(WayIn::parse)).orElse(WayIn.AGI);
  }
}
