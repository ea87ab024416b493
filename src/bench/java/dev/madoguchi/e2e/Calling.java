package dev.madoguchi.e2e;

/**
 * How callers call.
 *
 * @param next the prompt behind the key
 * @param media what they send besides keys
 * @param telephones of our own, whose calls are timed
 */
record Calling(Workload workload, Sound next, Media media, int telephones) {}
