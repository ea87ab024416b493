/**
 * The commands of {@code bin/madoguchi}: thin. Each reads the state folder, asks one thing of the
 * packages below and prints the answer; {@code dev.madoguchi.Main} puts them together. Answers go to
 * standard output, complaints to standard error; the exit code is 0, 1 for a problem, 2 for usage.
 */
package dev.madoguchi.cli;
