/**
 * The commands of {@code bin/madoguchi}: thin, each reads its options, calls one package below and
 * prints.
 */
package dev.madoguchi.cli;
