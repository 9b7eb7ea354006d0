package org.reprise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code reprise}: finds the command, runs it, and ends with its exit code. */
@Command(
    name = "reprise",
    description = "Benchmark and reproduction suite for neural architecture search.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = VersionProvider.class,
    footer = {"", "Exit codes: 0 done, 1 failed, 2 the input is wrong.%n"})
public final class Reprise implements Runnable {
  /** Exit code when all went well. */
  public static final int DONE = 0;

  /** Exit code when something failed that the user could not have typed better. */
  public static final int FAILED = 1;

  /** Exit code when the input is wrong. */
  public static final int WRONG_INPUT = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Option(
      names = "--trace",
      scope = ScopeType.INHERIT,
      description = "Show where an error arose, as a stack trace.")
  private boolean trace;

  /** What {@code reprise} alone does: it shows its help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs the command that {@code args} name and ends the virtual machine with its exit code. */
  public static void main(String[] args) {
    StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = writer(standard);
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
    int code = run(out, err, args);
    System.exit(code == DONE ? standard.exitCode(err) : code);
  }

  // Not System.out, which writes in the locale's character set.
  private static PrintWriter writer(OutputStream bytes) {
    return new PrintWriter(new OutputStreamWriter(bytes, UTF_8), true);
  }

  /**
   * Runs a command.
   *
   * @param out where results go
   * @param err where errors and progress go
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    Reprise reprise = new Reprise();
    CommandLine root = new CommandLine(reprise);
    commands(args.length == 0 ? "" : args[0]).forEach(root::addSubcommand);
    OneLineErrors errors = new OneLineErrors(() -> reprise.trace);
    root.setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
    int code;
    try {
      code = root.execute(args);
    } catch (OutOfMemoryError e) {
      err.println("reprise: out of memory; REPRISE_JAVA_OPTS=-Xmx8g gives 8 GiB, for example");
      code = FAILED;
    }
    out.flush();
    err.flush();
    return code;
  }

  /** The program with every command made, for its help and for completion. */
  public static CommandLine withAllCommands() {
    CommandLine root = new CommandLine(new Reprise());
    commands("").forEach(root::addSubcommand);
    return root;
  }

  /**
   * The command called {@code first} alone, since making them all takes longer than most commands
   * do; all of them if there is none of that name, for help and suggestions.
   */
  private static List<CliCommand> commands(String first) {
    SortedMap<String, ServiceLoader.Provider<CliCommand>> byName = new TreeMap<>();
    ServiceLoader.load(CliCommand.class).stream()
        .forEach(command -> byName.put(nameOf(command.type()), command));
    Collection<ServiceLoader.Provider<CliCommand>> meant =
        byName.containsKey(first) ? List.of(byName.get(first)) : byName.values();
    return meant.stream().map(ServiceLoader.Provider::get).toList();
  }

  private static String nameOf(Class<? extends CliCommand> type) {
    return type.getAnnotation(Command.class).name();
  }
}
