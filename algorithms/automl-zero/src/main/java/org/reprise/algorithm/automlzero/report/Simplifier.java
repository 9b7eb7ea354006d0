package org.reprise.algorithm.automlzero.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Liveness;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;

/**
 * Tells which lines of a program do something.
 *
 * <p>A line is dead if no prediction depends on it, whatever the data. A line has no effect if a
 * prediction depends on it, yet leaving it out (together with the lines already left out) gives the
 * same fitness to the bit on the tasks at hand: adding a zero, for example.
 */
public final class Simplifier {

  /** What a line does. */
  public enum Status {
    /** Leaving it out changes the fitness. */
    WORKS(""),
    /** No prediction depends on it. */
    DEAD("does nothing: no prediction depends on it"),
    /** The fitness is the same without it. */
    NO_EFFECT("does nothing here: the fitness is the same without it");

    private final String note;

    Status(String note) {
      this.note = note;
    }

    /** Returns what a reader is told; empty for lines that work. */
    public String note() {
      return note;
    }
  }

  /** One line of a program with what it does. */
  public record Line(Component component, Instruction instruction, Status status) {}

  private final Program program;
  private final Liveness liveness;
  private final List<Line> lines = new ArrayList<>();
  private Program reduced;

  /**
   * Examines a program.
   *
   * @param fitness the fitness of a program on the tasks at hand, always the same for the same one
   */
  public Simplifier(Program program, OutputKind output, ToDoubleFunction<Program> fitness) {
    this.program = program;
    this.liveness = Liveness.of(program, output);
    this.reduced = program;
    double goal = fitness.applyAsDouble(program);
    for (Component component : Component.values()) {
      for (int i = 0; i < program.component(component).size(); i++) {
        Status status = status(component, i, fitness, goal);
        if (status != Status.WORKS) {
          // A line that does nothing takes the place, so that random instructions keep theirs.
          reduced = without(reduced, component, i);
        }
        lines.add(new Line(component, program.component(component).get(i), status));
      }
    }
  }

  private Status status(
      Component component, int index, ToDoubleFunction<Program> fitness, double goal) {
    if (!liveness.isLive(component, index)) {
      return Status.DEAD;
    }
    double left = fitness.applyAsDouble(without(reduced, component, index));
    return Double.compare(left, goal) == 0 ? Status.NO_EFFECT : Status.WORKS;
  }

  private static Program without(Program program, Component component, int index) {
    List<Instruction> instructions = new ArrayList<>(program.component(component));
    instructions.set(index, Instruction.NOTHING);
    return program.with(component, instructions);
  }

  /** Returns all lines of the program, in order. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Returns the program with the lines that work and no others. */
  public Program simplified() {
    Program result = reduced;
    for (Component component : Component.values()) {
      result =
          result.with(
              component,
              reduced.component(component).stream().filter(i -> i.op() != Op.NO_OP).toList());
    }
    return result;
  }

  /** The program as it was found. */
  public Program program() {
    return program;
  }
}
