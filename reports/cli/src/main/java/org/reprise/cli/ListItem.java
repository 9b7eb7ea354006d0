package org.reprise.cli;

/**
 * One line of a list.
 *
 * @param name what the command line calls it
 * @param description what it is, in one line
 */
public record ListItem(String name, String description) {}
