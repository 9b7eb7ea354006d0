package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.space.SearchSpace;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every option of every command does something and says its default. */
class OptionsTest {
  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(OptionsTest::commands));
  }

  private static Stream<CommandLine> commands() {
    return commands(Reprise.withAllCommands());
  }

  private static String words(ArgSpec argument) {
    return String.join(" ", argument.description()).replaceAll("\\s+", " ");
  }

  /** The default in the words of the help; empty if there is none. */
  private static Optional<String> defaultOf(ArgSpec argument) {
    if (argument.required() || argument.arity().max() == 0) {
      return Optional.empty();
    }
    Object value =
        argument.defaultValue() != null ? argument.defaultValue() : argument.initialValue();
    if (value instanceof Optional<?> optional) {
      value = optional.orElse(null);
    }
    if (value == null
        || (value instanceof Collection<?> many && many.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty())) {
      return Optional.empty();
    }
    if (value.equals(Double.POSITIVE_INFINITY)) {
      return Optional.of("never");
    }
    if (value.equals(Runtime.getRuntime().availableProcessors())
        && words(argument).contains("all")) {
      return Optional.of("all processors");
    }
    if (value instanceof Collection<?> many) {
      return Optional.of(many.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    return Optional.of(value instanceof SearchSpace space ? space.name() : value.toString());
  }

  @Test
  void everyDefaultIsInTheHelp() {
    List<String> silent = new ArrayList<>();
    commands()
        .forEach(
            command -> {
              for (ArgSpec argument : command.getCommandSpec().args()) {
                String said = words(argument);
                defaultOf(argument)
                    .filter(value -> !said.contains("efault: " + value))
                    .map(
                        value ->
                            command.getCommandSpec().qualifiedName() + ": " + value + ": " + said)
                    .ifPresent(silent::add);
              }
            });
    assertThat(silent).isEmpty();
  }

  @Test
  void everyOptionAndArgumentIsExplained() {
    assertThat(
            commands()
                .flatMap(command -> command.getCommandSpec().args().stream())
                .filter(argument -> words(argument).isBlank()))
        .isEmpty();
    assertThat(commands().filter(c -> c.getCommandSpec().usageMessage().description().length == 0))
        .isEmpty();
  }

  @Test
  void everyOptionIsRead() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.reprise.cli");
    List<JavaField> options =
        classes.stream()
            .flatMap(type -> type.getFields().stream())
            .filter(
                field ->
                    field.isAnnotatedWith(Option.class) || field.isAnnotatedWith(Parameters.class))
            // The library itself acts on these.
            .filter(field -> !List.of("help", "version").contains(field.getName()))
            .toList();
    assertThat(options).hasSizeGreaterThan(80);
    assertThat(options)
        .allSatisfy(
            field ->
                assertThat(field.getAccessesToSelf())
                    .anyMatch(access -> access.getAccessType() == AccessType.GET));
  }
}
