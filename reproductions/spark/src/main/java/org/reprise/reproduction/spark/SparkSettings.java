package org.reprise.reproduction.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.reprise.search.work.Cluster;
import org.reprise.space.InvalidInputException;

/** How Spark is set up for a cluster. */
final class SparkSettings {
  /** How long a unit that failed waits for an executor where it may be tried again. */
  static final String UNSCHEDULABLE =
      "spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout";

  private static final String LOOPBACK = "127.0.0.1";

  /** Files of the class path that executors need, which the launcher names; Spark's are not. */
  private static final String SHIPPED = "reprise.ship";

  /** Natives that nobody needs there: executors train in Java's vector registers. */
  private static final Pattern NATIVES = Pattern.compile(".*-(linux|macosx|windows)-[^/]*\\.jar");

  /**
   * What those natives serve, ND4J and Deeplearning4j with their libraries, and what only pages are
   * made with. An executor takes some 25 ms for each jar.
   */
  private static final Pattern AT_HOME =
      Pattern.compile(
          ".*/org/(nd4j|deeplearning4j|bytedeco|freemarker|threeten|webjars|apache/pdfbox)/.*"
              + "|.*/com/(github/oshi|google/flatbuffers|google/code/gson|jakewharton|samskivert)/.*"
              + "|.*/(commons-net|net/ericaro)/.*");

  /** Executors log by Spark's own. */
  private static final Pattern LOGGING = Pattern.compile(".*/slf4j-[^/]*\\.jar");

  private final Cluster cluster;
  private final Master master;

  SparkSettings(Cluster cluster, Master master) {
    this.cluster = cluster;
    this.master = master;
  }

  /**
   * Returns the configuration. What spark-submit or the user set stays.
   *
   * @throws InvalidInputException if the settings contradict each other
   */
  SparkConf conf() {
    SparkConf conf = new SparkConf();
    cluster.settings().forEach(conf::set);
    if (master.isSubmitted()) {
      if (!conf.contains("spark.master")) {
        throw new InvalidInputException(
            "--on "
                + Master.SUBMITTED
                + " goes with the program spark-submit, which names the cluster; see"
                + " docs/scaling.md");
      }
    } else {
      conf.setMaster(master.url());
      listen(conf);
    }
    conf.setIfMissing("spark.app.name", "reprise");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    // A machine that failed at a unit does not get that unit again.
    conf.setIfMissing("spark.excludeOnFailure.enabled", "true");
    conf.setIfMissing(UNSCHEDULABLE, "20s");
    conf.setIfMissing("spark.locality.wait", "0");
    secret(conf);
    if (!master.isLocal()) {
      ship(conf);
    }
    return conf;
  }

  private void listen(SparkConf conf) {
    if (cluster.listen().isEmpty() && !master.isOnLoopback()) {
      throw new InvalidInputException(
          "machines of "
              + master.url()
              + " cannot reach this program, which listens on the loopback interface alone; name"
              + " the address at which they reach this machine by --listen ADDRESS");
    }
    String address = cluster.listen().orElse(LOOPBACK);
    conf.set("spark.driver.host", address);
    conf.set("spark.driver.bindAddress", address);
  }

  private void secret(SparkConf conf) {
    if (cluster.secret().isEmpty()) {
      return;
    }
    String secret;
    try {
      secret = Files.readString(cluster.secret().get()).strip();
    } catch (IOException e) {
      throw new InvalidInputException(
          "the secret cannot be read from " + cluster.secret().get() + ": " + e.getMessage(), e);
    }
    if (secret.isEmpty()) {
      throw new InvalidInputException(cluster.secret().get() + " holds no secret: it is empty");
    }
    conf.set("spark.authenticate", "true");
    conf.set("spark.authenticate.secret", secret);
    conf.set("spark.network.crypto.enabled", "true");
  }

  /** Executors get the classes of this very program, and use them before those of Spark. */
  private static void ship(SparkConf conf) {
    String jars =
        Arrays.stream(System.getProperty(SHIPPED, "").split(File.pathSeparator))
            .filter(file -> file.endsWith(".jar"))
            .filter(file -> Stream.of(NATIVES, AT_HOME, LOGGING).noneMatch(p -> matches(p, file)))
            .distinct()
            .collect(Collectors.joining(","));
    if (!jars.isEmpty()) {
      conf.setIfMissing("spark.jars", jars);
      conf.setIfMissing("spark.executor.userClassPathFirst", "true");
      // One executor a machine is usual: there is nobody to share copies with.
      conf.setIfMissing("spark.files.useFetchCache", "false");
    }
    // Batch work: it starts sooner and costs less than G1.
    conf.setIfMissing("spark.executor.defaultJavaOptions", "-XX:+UseParallelGC");
  }

  private static boolean matches(Pattern pattern, String file) {
    return pattern.matcher(file).matches();
  }
}
