package org.reprise.algorithm.automlzero.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.NamedPrograms;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.program.ProgramParser;

class MutatorTest {
  private static final AddressSpace ADDRESSES = new AddressSpace(5, 9, 2);

  private static ProgramSpace space(int min, int max) {
    List<Op> all = List.of(Op.values());
    ProgramSpace.Function function = new ProgramSpace.Function(all, 4, min, max);
    return new ProgramSpace(ADDRESSES, OutputKind.SCALAR, function, function, function);
  }

  private static Mutator mutator(ProgramSpace space, MutationKind... kinds) {
    return new Mutator(space, List.of(kinds), Conventions.CODE);
  }

  @Property(tries = 300)
  void mutantsStayInTheSpace(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Mutator mutator = mutator(space(2, 7), MutationKind.values());
    Program program = mutator.random(random);
    ProgramParser parser = new ProgramParser(ADDRESSES, OutputKind.SCALAR);
    for (int i = 0; i < 50; i++) {
      program = mutator.mutate(program, mutator.nextKind(random), random);
      // The parser accepts only addresses that exist and outputs that may be written.
      assertThat(parser.parse(program.toText())).isEqualTo(program);
      for (Component component : Component.values()) {
        assertThat(program.component(component)).hasSizeBetween(2, 6);
      }
    }
  }

  @Test
  void oneMutationDoesWhatItsNameSays() {
    SplittableRandom random = new SplittableRandom(1);
    Mutator mutator = mutator(space(0, 20), MutationKind.values());
    for (int i = 0; i < 500; i++) {
      Program old = mutator.random(random);
      assertThat(mutator.mutate(old, MutationKind.IDENTITY, random)).isEqualTo(old);
      assertThat(mutator.mutate(old, MutationKind.INSERT_INSTRUCTION, random).size())
          .isEqualTo(old.size() + 1);
      assertThat(mutator.mutate(old, MutationKind.REMOVE_INSTRUCTION, random).size())
          .isEqualTo(old.size() - 1);
      assertThat(mutator.mutate(old, MutationKind.TRADE_INSTRUCTION, random).size())
          .isEqualTo(old.size());
      assertThat(changed(old, mutator.mutate(old, MutationKind.RANDOMIZE_INSTRUCTION, random)))
          .isLessThanOrEqualTo(1);
      Program altered = mutator.mutate(old, MutationKind.ALTER_PARAMETER, random);
      assertThat(changed(old, altered)).isLessThanOrEqualTo(1);
      assertThat(ops(altered)).isEqualTo(ops(old));
    }
  }

  private static int changed(Program old, Program mutated) {
    int count = 0;
    for (Component component : Component.values()) {
      List<Instruction> before = old.component(component);
      List<Instruction> after = mutated.component(component);
      for (int i = 0; i < before.size(); i++) {
        count += before.get(i).equals(after.get(i)) ? 0 : 1;
      }
    }
    return count;
  }

  private static List<Op> ops(Program program) {
    List<Op> ops = new ArrayList<>();
    for (Component component : Component.values()) {
      program.component(component).forEach(instruction -> ops.add(instruction.op()));
    }
    return ops;
  }

  @Test
  void sizesAreBoundedAsInTheOriginal() {
    SplittableRandom random = new SplittableRandom(2);
    Mutator mutator = mutator(space(4, 5), MutationKind.values());
    Program program = mutator.random(random);
    // The largest size is exclusive: at maxSize − 1 insertion is refused, at minSize removal.
    assertThat(mutator.mutate(program, MutationKind.INSERT_INSTRUCTION, random)).isEqualTo(program);
    assertThat(mutator.mutate(program, MutationKind.REMOVE_INSTRUCTION, random)).isEqualTo(program);
  }

  @Test
  void functionsWithoutOperationsAreNeverChanged() {
    ProgramSpace space =
        org.reprise.algorithm.automlzero.SearchTasks.named("two-layer").settings().space();
    SplittableRandom random = new SplittableRandom(3);
    Mutator mutator = mutator(space, MutationKind.values());
    Program program = NamedPrograms.DAMAGED_NEURAL_NET.program();
    for (int i = 0; i < 200; i++) {
      program = mutator.mutate(program, mutator.nextKind(random), random);
    }
    assertThat(program.predict()).isEqualTo(NamedPrograms.NEURAL_NET.program().predict());
    assertThat(program.learn()).isEqualTo(NamedPrograms.NEURAL_NET.program().learn());
  }

  @Test
  void drawnConstantsHaveTheOriginalsDistributions() {
    SplittableRandom random = new SplittableRandom(4);
    InstructionSampler sampler =
        new InstructionSampler(space(0, 9), Conventions.Constants.LOG_NORMAL);
    int unsorted = 0;
    double sum = 0;
    for (int i = 0; i < 4000; i++) {
      Instruction uniform = sampler.draw(List.of(Op.VECTOR_UNIFORM), random);
      assertThat(uniform.c0()).isBetween(-1.0, 1.0);
      assertThat(uniform.c1()).isBetween(-1.0, 1.0);
      unsorted += uniform.c0() > uniform.c1() ? 1 : 0;
      Instruction gaussian = sampler.draw(List.of(Op.SCALAR_GAUSSIAN), random);
      assertThat(gaussian.c0()).isBetween(-1.0, 1.0);
      assertThat(gaussian.c1()).isBetween(0.0, 1.0);
      sum += gaussian.c1();
    }
    assertThat(unsorted / 4000.0).isCloseTo(0.5, within(0.04));
    assertThat(sum / 4000).isCloseTo(0.5, within(0.02));
  }

  @Test
  void alteredConstantsFlipTheSignOnceInTenAndOtherwiseScale() {
    SplittableRandom random = new SplittableRandom(5);
    for (Conventions.Constants rule : Conventions.Constants.values()) {
      InstructionSampler sampler = new InstructionSampler(space(0, 9), rule);
      Instruction start = Instruction.withConstants(Op.SCALAR_CONST, 2, 0.5, 0, 0);
      int constants = 0;
      int flips = 0;
      double logs = 0;
      double squares = 0;
      for (int i = 0; i < 400_000; i++) {
        Instruction altered = sampler.alter(start, random);
        if (altered.c0() == start.c0()) {
          continue;
        }
        constants++;
        if (altered.c0() < 0) {
          flips++;
          assertThat(altered.c0()).isEqualTo(-0.5);
          continue;
        }
        double log = Math.log(altered.c0() / 0.5);
        logs += log;
        squares += log * log;
      }
      int scaled = constants - flips;
      assertThat(flips / (double) constants).isCloseTo(0.1, within(0.01));
      if (rule == Conventions.Constants.LOG_NORMAL) {
        assertThat(logs / scaled).isCloseTo(0, within(0.01));
        assertThat(squares / scaled).isCloseTo(1, within(0.02));
      } else {
        // ∫ log over [0.5, 2] / 1.5 = (2·log 2 − 2 − 0.5·log 0.5 + 0.5) / 1.5
        assertThat(logs / scaled).isCloseTo(0.1552, within(0.01));
      }
    }
  }

  @Test
  void removalIsTwiceAsLikelyUnderThePapersConventions() {
    SplittableRandom random = new SplittableRandom(6);
    Mutator mutator =
        new Mutator(
            space(0, 9),
            List.of(MutationKind.INSERT_INSTRUCTION, MutationKind.REMOVE_INSTRUCTION),
            Conventions.PAPER);
    Map<MutationKind, Integer> counts = new EnumMap<>(MutationKind.class);
    for (int i = 0; i < 9000; i++) {
      counts.merge(mutator.nextKind(random), 1, Integer::sum);
    }
    assertThat(counts.getOrDefault(MutationKind.REMOVE_INSTRUCTION, 0) / 9000.0)
        .isCloseTo(2 / 3.0, within(0.02));
  }
}
