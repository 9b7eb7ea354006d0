package org.reprise.report.leaderboard;

import java.util.Map;

/**
 * What is needed to repeat a study.
 *
 * @param command the command line that does
 * @param facts by name, in the order to be shown: version, commit, machine, Java, dates
 */
public record StudyProvenance(String command, Map<String, String> facts) {}
