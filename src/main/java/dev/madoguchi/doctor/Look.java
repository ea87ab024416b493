package dev.madoguchi.doctor;

import java.util.List;

/** Looks at one thing; never throws for what it looks at, and ends within seconds. */
@FunctionalInterface
interface Look {
  List<Finding> look();
}
