package org.reprise.report.leaderboard;

import java.util.List;
import java.util.Map;

/**
 * What a report says of a method besides its numbers.
 *
 * @param label its name in results, unique in a report
 * @param name the method's own name, without parameters set by hand
 * @param description what it does, in one sentence
 * @param citation its paper in one line
 * @param paperNumber its number in the list of papers that the suite reproduces, 0 if it is beyond
 * @param parameters as run, by name
 * @param deviations where the implementation departs from the paper, and why
 */
public record MethodInfo(
    String label,
    String name,
    String description,
    String citation,
    int paperNumber,
    Map<String, String> parameters,
    List<String> deviations) {}
