package org.reprise.cli.create;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.reprise.cli.Reprise;
import org.reprise.search.Algorithms;
import org.reprise.space.InvalidInputException;

/**
 * The name of a method that is to be written, and what follows from it.
 *
 * @param text as on the command line, such as {@code hill-climb}
 */
record ModuleName(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST = 40;

  // What --methods takes for several methods.
  private static final Set<String> RESERVED = Set.of("all", "quick");

  // A class of the module would hide one of theirs.
  private static final Set<String> KNOWN_PACKAGES =
      Set.of(
          "java.lang", "java.util", "java.util.random", "org.reprise.search", "org.reprise.space");

  ModuleName {
    if (!FORM.matcher(text).matches() || text.length() > LONGEST) {
      throw new InvalidInputException(
          "no name of a method: '"
              + text
              + "'; accepted: up to "
              + LONGEST
              + " lower case letters, digits and single hyphens, a letter first");
    }
    if (Algorithms.all().containsKey(text)) {
      throw new InvalidInputException(
          "there is a method '" + text + "' already; choose another name");
    }
    if (RESERVED.contains(text) || Reprise.withAllCommands().getSubcommands().containsKey(text)) {
      throw new InvalidInputException(
          "'" + text + "' is a word of the command line; choose another name");
    }
    if (SourceVersion.isKeyword(packageOf(text)) || hidesAClass(classOf(text))) {
      throw new InvalidInputException(
          "'" + text + "' is a word of Java or Reprise; choose another name");
    }
  }

  /** Returns the name of the class that searches, such as {@code HillClimb}. */
  String className() {
    return classOf(text);
  }

  /** Returns the last part of its package, such as {@code hillclimb}. */
  String packageName() {
    return packageOf(text);
  }

  private static String classOf(String text) {
    return Arrays.stream(text.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static String packageOf(String text) {
    return text.replace("-", "");
  }

  private static boolean hidesAClass(String simpleName) {
    return KNOWN_PACKAGES.stream().anyMatch(known -> exists(known + "." + simpleName));
  }

  private static boolean exists(String type) {
    try {
      return Class.forName(type, false, ModuleName.class.getClassLoader()) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
