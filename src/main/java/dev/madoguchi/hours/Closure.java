package dev.madoguchi.hours;

import dev.madoguchi.call.Prompt;
import java.util.Optional;

/**
 * Days on which the company is closed, such as those around New Year.
 *
 * @param name as the operator calls them
 * @param message said to callers on these days, if it has one of its own
 */
public record Closure(DateRange dates, String name, Optional<Prompt> message) {}
