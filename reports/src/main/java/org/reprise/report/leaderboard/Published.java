package org.reprise.report.leaderboard;

/**
 * A figure that a paper prints for a method under the protocol of a board.
 *
 * @param method the method's name here
 * @param printedAs the method's name there
 * @param mean accuracy in percent
 * @param deviation standard deviation over runs, NaN where none is printed
 * @param runs how many, 0 where it is not said
 * @param source paper, edition and table
 * @param confirmed whether the figure was read in the paper or in a named reprint; if not, it is
 *     shown as unconfirmed
 */
public record Published(
    String method,
    String printedAs,
    double mean,
    double deviation,
    int runs,
    String source,
    boolean confirmed) {}
