package org.reprise.algorithm.automlzero.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Liveness;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.program.ProgramFingerprint;
import org.reprise.algorithm.automlzero.search.Individual;

/** The line of individuals that leads from the beginning of a search to one of its programs. */
public final class Ancestry {

  /**
   * One accepted mutation.
   *
   * @param individual number of the child in its island
   * @param mutation what was done, in a few words; empty for the first program
   * @param before the parent's fitness; equal to {@code after} for the first program
   * @param after the child's fitness
   * @param changes lines that differ, such as "Learn: s3 = s0 - s1 → s3 = s1 - s0"
   * @param changesCode whether a live instruction changed
   * @param neutral mutations without effect that came since the step shown before
   */
  public record Step(
      long individual,
      String mutation,
      double before,
      double after,
      List<String> changes,
      boolean changesCode,
      int neutral) {}

  private Ancestry() {}

  /**
   * Returns the steps to this individual, oldest first. Mutations that changed dead code or names
   * only are counted with the step that follows them.
   */
  public static List<Step> of(Individual winner, OutputKind output) {
    List<Individual> line = new ArrayList<>();
    for (Individual i = winner; i != null; i = i.parent()) {
      line.add(i);
    }
    Collections.reverse(line);
    List<Step> steps = new ArrayList<>();
    Individual first = line.get(0);
    steps.add(new Step(first.number(), "", first.fitness(), first.fitness(), List.of(), true, 0));
    int neutral = 0;
    Individual shown = first;
    for (int i = 1; i < line.size(); i++) {
      Individual parent = line.get(i - 1);
      Individual child = line.get(i);
      boolean same = fingerprint(parent.program(), output) == fingerprint(child.program(), output);
      if (same && i < line.size() - 1) {
        neutral++;
        continue;
      }
      steps.add(
          new Step(
              child.number(),
              Objects.requireNonNull(child.mutation(), "a child was mutated").description(),
              shown.fitness(),
              child.fitness(),
              changes(parent.program(), child.program()),
              !same,
              neutral));
      neutral = 0;
      shown = child;
    }
    return steps;
  }

  private static long fingerprint(Program program, OutputKind output) {
    return new ProgramFingerprint().fingerprint(program, Liveness.of(program, output), output);
  }

  /** Returns the lines by which two programs differ, function by function. */
  static List<String> changes(Program before, Program after) {
    List<String> changes = new ArrayList<>();
    for (Component component : Component.values()) {
      List<Instruction> old = before.component(component);
      List<Instruction> now = after.component(component);
      // What both begin and end with is left out; an insertion or removal leaves one line.
      int start = 0;
      while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
        start++;
      }
      int end = 0;
      while (end < Math.min(old.size(), now.size()) - start
          && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
        end++;
      }
      List<Instruction> gone = old.subList(start, old.size() - end);
      List<Instruction> come = now.subList(start, now.size() - end);
      for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
        String from = i < gone.size() ? gone.get(i).toString() : "";
        String to = i < come.size() ? come.get(i).toString() : "";
        if (!from.equals(to)) {
          changes.add(component.title() + ": " + describe(from, to));
        }
      }
    }
    return changes;
  }

  private static String describe(String from, String to) {
    if (from.isEmpty()) {
      return "+ " + to;
    }
    return to.isEmpty() ? "− " + from : from + " → " + to;
  }
}
