/**
 * The operator's one YAML file, read strictly into immutable records: all problems at once, each
 * with its path.
 */
package dev.madoguchi.plan;
