package dev.madoguchi.doctor;

import dev.madoguchi.store.DatabaseHealth;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the database opens, is whole, and has the tables of this program.
 *
 * @param waiting inquiries on disk whose rows wait for it
 */
record DatabaseLook(DatabaseHealth health, long waiting) implements Look {
  private static final String ITEM = "database";

  @Override
  public List<Finding> look() {
    List<Finding> found = new ArrayList<>();
    found.add(
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
                  "move madoguchi.db, madoguchi.db-wal and madoguchi.db-shm away, keep them, and put"
                      + " the newest backup in their place; the line may stay up: calls are taken"
                      + " meanwhile, and what they tell follows");
          case DatabaseHealth.Gone() ->
              Finding.problem(
                  ITEM,
                  "is gone",
                  "restore the newest backup of madoguchi.db, or, if there is none, begin with an"
                      + " empty file (install -m 600 /dev/null madoguchi.db); calls are taken"
                      + " meanwhile, and what they tell follows");
        });
    if (waiting > 0) {
      found.add(
          Finding.warning(
              "inquiries",
              "%d are on disk and wait for the database".formatted(waiting),
              "they follow by themselves within seconds once it is well; see the server's log"));
    }
    return List.copyOf(found);
  }
}
