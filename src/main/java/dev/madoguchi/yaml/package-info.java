/**
 * The strict reading of our own YAML files, the plan and the texts of the prompts: all problems at
 * once, each as {@code file:line: path: what}.
 *
 * <p>{@link dev.madoguchi.yaml.YamlFile} is the way in. A file passes {@code PlainText} (bytes to
 * text, within bounds) and {@code YamlFile} (the plain part of YAML: nothing that can grow, hide or
 * refer), and is then read as {@link dev.madoguchi.yaml.Field}s, each a value with its place. What
 * is wrong is noted in {@link dev.madoguchi.yaml.Problems} and reading goes on. The reader of YAML
 * itself, SnakeYAML Engine, is seen by nobody outside.
 */
package dev.madoguchi.yaml;
