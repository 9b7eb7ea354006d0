package org.reprise.reproduction.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A standing cluster of Spark: a master and workers, each a process of its own, on the loopback
 * interface, from the artifacts that Maven fetched. They share a secret. Nothing of Reprise is on
 * their class path.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final String SECRET = "open sesame";

  private final Path folder;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  /** Starts a master and {@code workers} workers of one core each. */
  StandaloneCluster(Path folder, int workers) throws IOException, InterruptedException {
    this.folder = folder;
    Path jars = Files.createDirectories(folder.resolve("home").resolve("jars"));
    for (String file : classPath()) {
      if (!isOurs(file)) {
        Path jar = Path.of(file);
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
    Files.writeString(secret(), SECRET + "\n");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start("master", "org.apache.spark.deploy.master.Master", "--port", port + "");
    for (int i = 0; i < workers; i++) {
      addWorker();
    }
  }

  /** Starts one more worker of one core. */
  void addWorker() throws IOException {
    int number = processes.size();
    start(
        "worker" + number,
        "org.apache.spark.deploy.worker.Worker",
        "--cores",
        "1",
        "--memory",
        "1g",
        "--work-dir",
        folder.resolve("work" + number).toString(),
        master());
  }

  /** Returns whether processes may talk to each other here. */
  static boolean portsAreOpen() {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        java.net.Socket socket =
            new java.net.Socket(listening.getInetAddress(), listening.getLocalPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  String master() {
    return "spark://127.0.0.1:" + port;
  }

  Path secret() {
    return folder.resolve("secret");
  }

  private void start(String name, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx192m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("@" + target().resolveSibling("java-options"));
    command.add("-Dspark.authenticate=true");
    command.add("-Dspark.authenticate.secret=" + SECRET);
    command.add("-Dspark.network.crypto.enabled=true");
    command.add("-cp");
    command.add(folder.resolve("home/jars") + "/*");
    command.add(program);
    command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    processes.add(builder.start());
  }

  /** Kills worker number {@code number}, from 1, as a power cut would. */
  void killWorker(int number) throws InterruptedException {
    Process worker = processes.get(number);
    Stream<ProcessHandle> executors = worker.descendants();
    worker.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
    worker.waitFor();
  }

  /** Returns what the programs printed, for a test that failed. */
  String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(f -> f.toString().endsWith(".log") || f.endsWith("stderr")).toList()) {
        List<String> lines = Files.readAllLines(file);
        all.append(file).append('\n');
        lines
            .subList(Math.max(0, lines.size() - 30), lines.size())
            .forEach(line -> all.append(line).append('\n'));
      }
    }
    return all.toString();
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    for (Process process : processes) {
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static Path target() {
    return Path.of(System.getProperty("reprise.spark.target"));
  }

  /** The class path that the launcher adds for a cluster. */
  private static List<String> classPath() throws IOException {
    return List.of(
        Files.readString(target().resolve("class-path")).strip().split(File.pathSeparator));
  }

  private static boolean isOurs(String file) {
    return file.contains(File.separator + "target" + File.separator);
  }

  /** Returns what the launcher sends to executors, and a jar of the methods of this test. */
  static String shipped(Path folder) throws IOException {
    Path cli = Path.of(System.getProperty("reprise.cli.target"));
    return Stream.of(
            jarOfTests(folder).toString(),
            target().resolve("reprise-spark.jar").toString(),
            cli.resolve("reprise.jar").toString(),
            Files.readString(cli.resolve("class-path")).strip())
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElseThrow();
  }

  private static Path jarOfTests(Path folder) throws IOException {
    Path classes = target().resolve("test-classes");
    Path jar = folder.resolve("tests.jar");
    try (Stream<Path> files = Files.walk(classes);
        OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(
            new JarEntry(
                String.join(
                    "/",
                    Arrays.asList(
                        classes.relativize(file).toString().split("\\" + File.separator)))));
        Files.copy(file, entries);
      }
    }
    return jar;
  }
}
