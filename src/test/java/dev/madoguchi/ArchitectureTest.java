package dev.madoguchi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows of docs/ARCHITECTURE.md: imports only point down the list. */
class ArchitectureTest {
  private static final String ROOT = "dev.madoguchi";

  /** From the top down; the root package (Main) stands above all of them. */
  private static final List<String> FLOORS =
      List.of(
          "cli",
          "doctor",
          "control",
          "setup",
          "agi",
          "ari",
          "ami",
          "asterisk",
          "store",
          "rehearsal",
          "prompt",
          "flow",
          "plan",
          "yaml",
          "report",
          "inquiry",
          "queue",
          "hours",
          "speech",
          "call");

  private static final List<String> PURE =
      List.of("call", "speech", "hours", "queue", "inquiry", "report", "flow");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static List<String> floors() {
    return FLOORS;
  }

  static List<String> pure() {
    return PURE;
  }

  @ParameterizedTest
  @MethodSource("floors")
  void imports_point_down(String floor) {
    String[] above =
        FLOORS.subList(0, FLOORS.indexOf(floor)).stream()
            .map(upper -> ROOT + "." + upper + "..")
            .toArray(String[]::new);
    if (above.length > 0) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + floor + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .check(CODE);
    }
  }

  @ParameterizedTest
  @MethodSource("pure")
  void the_middle_needs_only_java_and_slf4j(String floor) {
    classes()
        .that()
        .resideInAPackage(ROOT + "." + floor + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.slf4j..", ROOT + "..")
        .check(CODE);
  }

  @Test
  void netty_stays_in_the_wire_adapters() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".agi..", ROOT + ".ari..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..")
        .check(CODE);
  }

  @Test
  void asterisk_java_stays_in_ami() {
    only("ami", "org.asteriskjava..");
  }

  @Test
  void the_reader_of_yaml_stays_in_yaml() {
    only("yaml", "org.snakeyaml..");
  }

  @Test
  void sql_stays_in_the_store() {
    only("store", "java.sql..", "org.jdbi..", "org.flywaydb..", "org.sqlite..");
  }

  @Test
  void every_package_belongs_to_the_list() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(Stream.of(ROOT), FLOORS.stream().map(f -> ROOT + "." + f))
                .toArray(String[]::new))
        .check(CODE);
  }

  private static void only(String floor, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + floor + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(CODE);
  }
}
