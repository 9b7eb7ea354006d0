package org.reprise.reproduction.result;

import java.util.Map;

/**
 * A step of a run's curve: the best architecture by validation accuracy from this evaluation on.
 *
 * @param evaluation how many evaluations were charged when it was found, itself included
 * @param seconds simulated seconds spent by then
 * @param architecture as its space writes it
 * @param epochs the fidelity at which it was evaluated
 * @param validAccuracy in percent, as the search saw it
 * @param scores in percent, by name as in {@code experiment.json}; null where the table has none
 */
public record Incumbent(
    int evaluation,
    double seconds,
    String architecture,
    int epochs,
    double validAccuracy,
    Map<String, Double> scores) {}
