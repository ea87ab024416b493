/**
 * The commands of the launcher, thin over the packages that do the work: each reads its arguments,
 * calls one thing, prints for a person (or JSON when told) and gives an exit code.
 */
package dev.madoguchi.cli;
