/** The parts a call is made of, one by one. */
package dev.madoguchi.inside;
