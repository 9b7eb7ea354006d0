package org.reprise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.reprise.search.work.Cluster;
import org.reprise.search.work.ClusterProvider;
import org.reprise.search.work.LocalWorkers;
import org.reprise.search.work.Workers;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine.Option;

/** The options that say who works: threads of this program, or other machines. */
public final class ClusterOptions {
  @Option(
      names = "--on",
      paramLabel = "CLUSTER",
      description =
          "Work on Apache Spark: spark://HOST:PORT, local[THREADS] to try it, or spark-submit under"
              + " that program; default: threads of this program.")
  private Optional<String> master = Optional.empty();

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description =
          "The address of this machine at which the cluster reaches it; default: 127.0.0.1, which"
              + " no other machine does.")
  private Optional<String> listen = Optional.empty();

  @Option(
      names = "--secret",
      paramLabel = "FILE",
      description = "The file with the secret that all of the cluster share; encrypts the traffic.")
  private Optional<Path> secret = Optional.empty();

  @Option(
      names = "--spark",
      paramLabel = "NAME=VALUE",
      description = "A setting of Spark, such as spark.executor.memory=4g; may be given again.")
  private Map<String, String> settings = Map.of();

  /**
   * Returns the workers that the options describe.
   *
   * @param threads how many, if they are threads of this program
   * @param err hears what a user has to know while waiting
   * @throws InvalidInputException if the options contradict each other
   */
  public Workers workers(int threads, PrintWriter err) {
    if (master.isEmpty()) {
      if (listen.isPresent() || secret.isPresent() || !settings.isEmpty()) {
        throw new InvalidInputException("--listen, --secret and --spark go with --on CLUSTER");
      }
      return new LocalWorkers(threads);
    }
    ClusterProvider provider =
        ServiceLoader.load(ClusterProvider.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "Spark is not on the class path; ./reprise brings it in, see"
                            + " docs/scaling.md"));
    return provider.connect(
        new Cluster(
            master.get(), listen, secret, settings, line -> err.println("reprise: " + line)));
  }
}
