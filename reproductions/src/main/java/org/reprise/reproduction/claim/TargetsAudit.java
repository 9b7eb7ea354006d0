package org.reprise.reproduction.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which wrong method could meet each target: {@code docs/targets-audit.md}. */
public final class TargetsAudit {
  /** The argument of a check that names what is measured, such as one of two methods. */
  private static final String METHOD = "what";

  private final List<Target> all;

  /** The audit of these targets. */
  public TargetsAudit(List<Target> all) {
    this.all = List.copyOf(all);
  }

  /** Returns the audit as Markdown. */
  public String text() {
    Map<String, Integer> counts = new TreeMap<>();
    List<String> rows = new ArrayList<>();
    for (Target target : all) {
      String strength = strength(target);
      counts.merge(strength, 1, Integer::sum);
      rows.add(
          String.join(
              " | ",
              target.id(),
              target.ground().name().toLowerCase(Locale.ROOT),
              target.rule().text(target.runs().full()),
              strength,
              passing(target)));
    }
    StringBuilder text = new StringBuilder();
    text.append("# What a wrong method could pass\n\n");
    text.append(
        """
        Written by `./reprise reproduce --audit`; a test holds this file to it. *Exact*: only the very
        number passes. *Told apart*: each neighbouring method whose value is published would fail in
        more than 95 of 100 executions at the full number of runs. *Not judged*: a neighbour would
        pass, or the value is not confirmed; shown without a verdict. *No neighbour*: no value of another
        method is at hand that could show that it would fail. *Order*: any method above the named one
        passes, which is all that is stated. *Not worse*: an equal method passes as well.

        """);
    text.append(
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", ", all.size() + " statements: ", ".\n\n")));
    text.append(
        "| target | ground | rule | strength | what else would pass |\n|---|---|---|---|---|\n");
    rows.forEach(row -> text.append("| ").append(row).append(" |\n"));
    return text.toString();
  }

  private String strength(Target target) {
    if (target.expected().confidence() == Confidence.UNCONFIRMED) {
      return "not judged";
    }
    if (target.rule().within() == null) {
      return target.rule().bound() < 0 ? "not worse" : "order";
    }
    if (target.rule().within() == 0 || target.runs().full() == 1) {
      return "exact";
    }
    if (siblings(target).isEmpty()) {
      return "no neighbour";
    }
    return passers(target).isEmpty() ? "told apart" : "not judged";
  }

  private String passing(Target target) {
    return switch (strength(target)) {
      case "exact" -> "nothing else";
      case "no neighbour" -> "unknown";
      case "told apart" -> "none of " + ids(siblings(target));
      case "order", "not worse" -> above(target);
      default ->
          target.expected().confidence() == Confidence.UNCONFIRMED
              ? "the value is not confirmed"
              : ids(passers(target));
    };
  }

  private static String ids(List<Target> targets) {
    return targets.stream().map(Target::id).collect(Collectors.joining(", "));
  }

  private List<Target> siblings(Target target) {
    return target.row() != null ? Neighbours.of(target, all) : variants(target);
  }

  private List<Target> passers(Target target) {
    double allowed = target.rule().tolerance();
    return siblings(target).stream()
        .filter(
            other ->
                Neighbours.passing(
                        target, List.of(other), target.runs().full(), allowed, Double.NaN)
                    .isPresent())
        .toList();
  }

  /** Returns the same check of another method in the same setting. */
  private List<Target> variants(Target target) {
    return all.stream()
        .filter(
            other ->
                other != target
                    && other.check() != null
                    && target.check() != null
                    && other.check().name().equals(target.check().name())
                    && other.rule().within() != null
                    && areVariants(other.check().arguments(), target.check().arguments()))
        .toList();
  }

  private static boolean areVariants(Map<String, String> a, Map<String, String> b) {
    return a.keySet().equals(b.keySet())
        && a.containsKey(METHOD)
        && a.entrySet().stream()
            .allMatch(
                each ->
                    each.getKey().equals(METHOD) != each.getValue().equals(b.get(each.getKey())));
  }

  private String above(Target target) {
    if (target.comparison() == null) {
      return "anything above " + PlainNumber.text(target.rule().bound());
    }
    Target.Comparison pair = target.comparison();
    String others =
        all.stream()
            .filter(o -> o.comparison() != null && o != target)
            .map(Target::comparison)
            .filter(
                o ->
                    o.worse().equals(pair.worse())
                        && o.protocol().equals(pair.protocol())
                        && !o.better().equals(pair.better()))
            .map(Target.Comparison::better)
            .distinct()
            .collect(Collectors.joining(", "));
    String what =
        (target.rule().bound() < 0 ? "anything as good as " : "any method above ") + pair.worse();
    return others.isEmpty() ? what : what + " (stated of " + others + " too)";
  }
}
