/**
 * The operator's one YAML file, read strictly into immutable records: all problems at once, each
 * with its line and path.
 *
 * <p>{@link dev.madoguchi.plan.PlanLoader} is the way in. A file passes {@code PlainText} (bytes to
 * text, within bounds), {@code YamlFile} (the plain part of YAML, nothing that can grow or refer),
 * {@code PlanReader} and {@code HoursReader} over {@code Field} (each value with its place), and
 * {@code HolidayFile} for the national holidays. The file holds facts only: no expressions,
 * conditions, variables or includes, because a plan must be checkable by reading it.
 */
package dev.madoguchi.plan;
