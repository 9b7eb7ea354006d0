package org.reprise.reproduction.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.reprise.search.work.Cluster;
import org.reprise.search.work.ClusterProvider;
import org.reprise.search.work.Workers;
import org.reprise.search.work.WorkersLostException;

/** Connects to Spark. */
public final class SparkProvider implements ClusterProvider {
  @Override
  public Workers connect(Cluster cluster) {
    Master master = Master.parse(cluster.master());
    SparkSettings settings = new SparkSettings(cluster, master);
    master.requireAnswer();
    JavaSparkContext context;
    try {
      context = new JavaSparkContext(settings.conf());
    } catch (Exception e) {
      // Scala does not declare what it throws.
      if (e instanceof SparkException || e instanceof IOException || e.getCause() != null) {
        throw new WorkersLostException(
            "Spark does not start on " + cluster.master() + ": " + e.getMessage(), e);
      }
      throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
    }
    try {
      SparkWorkers workers = new SparkWorkers(context, cluster);
      workers.awaitExecutors();
      return workers;
    } catch (IOException e) {
      context.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }
}
