package org.reprise.search.work;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The machines that a user names for work.
 *
 * @param master where they are reached, such as {@code spark://host:7077}
 * @param listen the address of this machine at which they may reach it; empty for none but the
 *     loopback interface
 * @param secret the file that holds the secret by which both sides know each other; empty for none
 * @param settings further settings of the engine, by name
 * @param notice hears, in a line, what a user has to know while waiting
 */
public record Cluster(
    String master,
    Optional<String> listen,
    Optional<Path> secret,
    Map<String, String> settings,
    Consumer<String> notice) {
  public Cluster {
    settings = Map.copyOf(settings);
  }
}
