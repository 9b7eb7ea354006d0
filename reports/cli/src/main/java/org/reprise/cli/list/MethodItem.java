package org.reprise.cli.list;

import java.io.PrintWriter;
import java.util.List;
import org.reprise.search.AlgorithmProvider;

/**
 * A method and what can be set of it.
 *
 * @param name on the command line
 * @param description what it does, in one sentence
 * @param paper where it comes from
 * @param parameters in the order in which it declares them
 */
record MethodItem(String name, String description, String paper, List<ParameterItem> parameters) {
  /**
   * A parameter, set by {@code name:parameter=value}.
   *
   * @param name on the command line
   * @param defaultValue as published
   * @param accepted what it accepts, in words
   * @param meaning in one line
   */
  record ParameterItem(String name, String defaultValue, String accepted, String meaning) {}

  static MethodItem of(AlgorithmProvider method) {
    return new MethodItem(
        method.name(),
        method.description(),
        method.paper().citation(),
        method.parameters().stream()
            .map(
                parameter ->
                    new ParameterItem(
                        parameter.name(),
                        parameter.defaultValue(),
                        parameter.domain().accepted(),
                        parameter.meaning()))
            .toList());
  }

  void print(PrintWriter out) {
    out.println(name + "  " + description + " " + paper + ".");
    for (ParameterItem parameter : parameters) {
      out.println(
          "    "
              + parameter.name()
              + "="
              + parameter.defaultValue()
              + "  "
              + parameter.meaning()
              + " ("
              + parameter.accepted()
              + ")");
    }
  }
}
