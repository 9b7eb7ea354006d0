package org.reprise.cli;

/**
 * A command directly below {@code reprise}.
 *
 * <p>To add one: a public class with a public constructor without parameters, annotated with
 * picocli's {@code @Command(name = …, description = …)}, that implements this interface and {@code
 * Callable<Integer>} (or has subcommands); then its name in {@code
 * META-INF/services/org.reprise.cli.CliCommand}, below the heading of its subject. Rules:
 *
 * <ul>
 *   <li>Results go to {@code spec.commandLine().getOut()}, where {@code spec} is picocli's
 *       {@code @Spec CommandSpec}; never to {@code System.out}. Progress and remarks go to {@code
 *       getErr()}.
 *   <li>What a user got wrong is an {@link org.reprise.space.InvalidInputException} with one line;
 *       {@link OneLineErrors} prints it and ends the program with code 2.
 *   <li>Where a value is printed, {@link JsonOption} as a {@code @Mixin} prints it as JSON, too.
 *   <li>Constructors do nothing: {@code reprise --help} makes every command.
 * </ul>
 */
public interface CliCommand {}
