package dev.madoguchi.store;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing anybody says ever comes into the text of SQL: it is written out in the source. */
class SqlTextTest {
  private static final Path STORE = Path.of("src/main/java/dev/madoguchi/store");

  /** What Jdbi is given a text by: SQL in the first three, a value and its name in the last. */
  private static final Set<String> WAYS =
      Set.of("createQuery", "createUpdate", "prepareBatch", "bind");

  @Test
  void all_sql_is_made_of_literals_and_constants() throws IOException {
    int looked = 0;
    try (Stream<Path> files = Files.list(STORE)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
        SqlInSource sql = SqlInSource.of(Files.readString(file));
        assertThat(sql.notFixed()).as("%s", file).isEmpty();
        looked += sql.looked();
      }
    }
    assertThat(looked).as("texts that were looked at").isGreaterThan(40);
  }

  /** Else there were another way to the database, which the other test does not know. */
  @Test
  void sql_is_given_to_the_database_in_those_three_ways_only() {
    JavaClasses store =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.madoguchi.store");
    noClasses()
        .should()
        .accessTargetWhere(
            describe("a text is given to Jdbi or JDBC otherwise", SqlTextTest::isAnotherWay))
        .check(store);
  }

  private static boolean isAnotherWay(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    boolean ofTheDatabase =
        owner.getName().startsWith("org.jdbi.") || owner.getName().startsWith("java.sql.");
    return ofTheDatabase
        && !owner.isEquivalentTo(ResultSet.class) // is asked for columns by name
        && !owner.isAssignableTo(Throwable.class)
        && access.getTarget() instanceof CodeUnitAccessTarget called
        && called.getRawParameterTypes().stream().anyMatch(SqlTextTest::isText)
        && !WAYS.contains(access.getName());
  }

  private static boolean isText(JavaClass type) {
    return type.isEquivalentTo(String.class) || type.isEquivalentTo(CharSequence.class);
  }

  @Test
  void what_comes_into_the_text_from_elsewhere_is_found() {
    SqlInSource sql =
        SqlInSource.of(
            """
            class Bad {
              private static final String TABLE = "SELECT * FROM inquiry ";
              private static final String READ = System.getProperty("sql");
              void good(Handle handle, String said) {
                String order = "ORDER BY count LIMIT " + 3;
                handle.createQuery(TABLE + order).bind("said", said);
                change(handle, "DELETE FROM message");
              }
              void bad(Handle handle, String said) {
                handle.createQuery(TABLE + "WHERE a = '" + said + "'");
                handle.createUpdate("DELETE FROM %s".formatted(said));
                handle.prepareBatch("INSERT INTO " + said);
                handle.createQuery(READ);
                change(handle, "DELETE FROM " + said);
                String order = "ORDER BY count";
                order = said;
                handle.createQuery(TABLE + order);
                words.forEach(word -> handle.createQuery(word));
                words.forEach(handle::createUpdate);
              }
              private void change(Handle handle, String sql) {
                handle.createUpdate(sql);
              }
              void anybodyMayCall(Handle handle, String sql) {
                handle.createUpdate(sql);
              }
            }
            """);
    assertThat(sql.notFixed())
        .containsExactlyInAnyOrder(
            "createQuery(TABLE + \"WHERE a = '\" + said + \"'\")",
            "createUpdate(\"DELETE FROM %s\".formatted(said))",
            "prepareBatch(\"INSERT INTO \" + said)",
            "createQuery(READ)",
            "change(\"DELETE FROM \" + said)",
            "createQuery(TABLE + order)",
            "createQuery(word)",
            "handle::createUpdate",
            "createUpdate(sql)");
  }
}
