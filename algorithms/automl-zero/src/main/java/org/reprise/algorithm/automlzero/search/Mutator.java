package org.reprise.algorithm.automlzero.search;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.space.InvalidInputException;

/**
 * Draws programs and mutates them (paper, section 3.2): one mutation type, then a function among
 * those that may change, then an instruction, each chosen uniformly.
 */
public final class Mutator {
  private final ProgramSpace space;
  private final List<MutationKind> kinds;
  private final List<Component> changeable = new ArrayList<>();
  private final InstructionSampler sampler;

  /** A mutator with these types of mutation. */
  public Mutator(ProgramSpace space, List<MutationKind> kinds, Conventions conventions) {
    if (kinds.isEmpty()) {
      throw new InvalidInputException("mutations: none given, accepted are one or more types");
    }
    this.space = space;
    this.kinds = new ArrayList<>(kinds);
    if (kinds.contains(MutationKind.REMOVE_INSTRUCTION)) {
      for (int i = 1; i < conventions.removeWeight(); i++) {
        this.kinds.add(MutationKind.REMOVE_INSTRUCTION);
      }
    }
    this.sampler = new InstructionSampler(space, conventions.constants());
    for (Component component : Component.values()) {
      if (!space.function(component).ops().isEmpty()) {
        changeable.add(component);
      }
    }
  }

  /** Returns a random program: changeable functions at their initial size, others empty. */
  public Program random(RandomGenerator random) {
    Program program = new Program(List.of(), List.of(), List.of());
    for (Component component : changeable) {
      program =
          program.with(component, draw(component, space.function(component).initialSize(), random));
    }
    return program;
  }

  /** Returns the given program with its changeable functions drawn anew, at their present sizes. */
  public Program randomised(Program program, RandomGenerator random) {
    Program result = program;
    for (Component component : changeable) {
      result = result.with(component, draw(component, program.component(component).size(), random));
    }
    return result;
  }

  /** Returns the type of the next mutation. */
  public MutationKind nextKind(RandomGenerator random) {
    return kinds.get(random.nextInt(kinds.size()));
  }

  /** Returns the program after one mutation; itself where the mutation could change nothing. */
  public Program mutate(Program program, MutationKind kind, RandomGenerator random) {
    if (kind == MutationKind.IDENTITY) {
      return program;
    }
    if (kind == MutationKind.RANDOMIZE_PROGRAM) {
      return randomised(program, random);
    }
    Component component = changeable.get(random.nextInt(changeable.size()));
    List<Instruction> old = program.component(component);
    ProgramSpace.Function function = space.function(component);
    List<Instruction> changed = new ArrayList<>(old.size() + 1);
    changed.addAll(old);
    switch (kind) {
      case ALTER_PARAMETER -> {
        if (!old.isEmpty()) {
          int index = random.nextInt(old.size());
          changed.set(index, sampler.alter(old.get(index), random));
        }
      }
      case RANDOMIZE_INSTRUCTION -> {
        if (!old.isEmpty()) {
          int index = random.nextInt(old.size());
          changed.set(index, sampler.draw(function.ops(), random));
        }
      }
      case RANDOMIZE_FUNCTION -> changed = draw(component, old.size(), random);
      case INSERT_INSTRUCTION -> {
        if (old.size() < function.maxSize() - 1) {
          insert(changed, function, random);
        }
      }
      case REMOVE_INSTRUCTION -> {
        if (old.size() > function.minSize()) {
          changed.remove(random.nextInt(changed.size()));
        }
      }
      case TRADE_INSTRUCTION -> {
        insert(changed, function, random);
        changed.remove(random.nextInt(changed.size()));
      }
      default -> throw new IllegalStateException(kind.toString());
    }
    return program.with(component, changed);
  }

  private void insert(
      List<Instruction> instructions, ProgramSpace.Function function, RandomGenerator random) {
    int place = random.nextInt(instructions.size() + 1);
    instructions.add(place, sampler.draw(function.ops(), random));
  }

  private List<Instruction> draw(Component component, int size, RandomGenerator random) {
    List<Instruction> instructions = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      instructions.add(sampler.draw(space.function(component).ops(), random));
    }
    return instructions;
  }
}
