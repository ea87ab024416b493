package dev.madoguchi.doctor;

import dev.madoguchi.store.DatabaseHealth;
import java.util.List;

/** Whether the database opens, is whole, and has the tables of this program. */
record DatabaseLook(DatabaseHealth health) implements Look {
  private static final String ITEM = "database";

  @Override
  public List<Finding> look() {
    return List.of(
        switch (health) {
          case DatabaseHealth.None() ->
              Finding.warning(ITEM, "is not there yet", "it is made when the line is first up");
          case DatabaseHealth.Whole(String migration, long inquiries, _) ->
              Finding.ok(
                  ITEM, "whole, %d inquiries, last migration %s".formatted(inquiries, migration));
          case DatabaseHealth.Behind(String migration, List<String> pending) ->
              Finding.problem(
                  ITEM,
                  "last migration %s, and %s not applied"
                      .formatted(migration, String.join(", ", pending)),
                  "start the server of this version once; have a backup first");
          case DatabaseHealth.Broken(String why) ->
              Finding.problem(
                  ITEM,
                  why,
                  "stop the line, keep a copy of madoguchi.db* and restore the newest backup");
        });
  }
}
