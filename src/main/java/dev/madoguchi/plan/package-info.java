/**
 * The operator's one YAML file, read strictly into immutable records: all problems at once, each
 * with its line and path.
 *
 * <p>{@link dev.madoguchi.plan.PlanLoader} is the way in. The file is read by {@code
 * dev.madoguchi.yaml}; {@code PlanReader} and a reader for each of its parts make the plan of its
 * fields, and {@code HolidayFile} reads the national holidays beside it. The file holds facts only:
 * no expressions, conditions, variables or includes, because a plan must be checkable by reading
 * it.
 */
package dev.madoguchi.plan;
