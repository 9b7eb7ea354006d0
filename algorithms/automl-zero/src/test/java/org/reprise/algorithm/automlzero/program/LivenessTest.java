package org.reprise.algorithm.automlzero.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.reprise.algorithm.automlzero.execution.RandomPrograms;

class LivenessTest {

  private static Program parse(String... lines) {
    return new ProgramParser().parse(String.join("\n", lines));
  }

  private static Program strip(Program program) {
    return Liveness.of(program, OutputKind.SCALAR).strip(program);
  }

  @Test
  void whatNoPredictionDependsOnIsDead() {
    Program program =
        parse(
            "def Setup():",
            "  s2 = 0.5",
            "  s9 = 0.5", // never read
            "  v1 = gaussian(0, 1)", // overwritten below before it is read
            "  v1 = bcast(s2)",
            "def Predict():",
            "  s1 = norm(v0)", // overwritten
            "  s1 = dot(v0, v1)",
            "  s5 = s1 * s1", // read by Learn
            "def Learn():",
            "  v1 = s5 * v1",
            "  s5 = s0 + s0", // Predict writes s5 before Learn reads it
            "  v2 = v1 + v1",
            "  no_op()");
    assertThat(strip(program))
        .isEqualTo(
            parse(
                "def Setup():",
                "  s2 = 0.5",
                "  v1 = bcast(s2)",
                "def Predict():",
                "  s1 = dot(v0, v1)",
                "  s5 = s1 * s1",
                "def Learn():",
                "  v1 = s5 * v1"));
  }

  @Test
  void memoryCarriedFromExampleToExampleIsLive() {
    Program counts = parse("def Predict():", "  s1 = s3 + s3", "  s3 = norm(v0)");
    assertThat(strip(counts)).isEqualTo(counts);
    Program linear = NamedPrograms.LINEAR.program();
    assertThat(strip(linear)).isEqualTo(linear);
  }

  @Test
  void theLabelIsReadOnlyByWhatLearnsFromIt() {
    assertThat(Liveness.of(NamedPrograms.LINEAR.program(), OutputKind.SCALAR).readsLabel())
        .isTrue();
    // In Predict the label is hidden, and what Learn makes of it here is never read.
    Program blind =
        parse(
            "def Predict():", "  s1 = s0 + s2", "def Learn():", "  s3 = s0 * s0", "  s2 = s1 * s1");
    assertThat(Liveness.of(blind, OutputKind.SCALAR).readsLabel()).isFalse();
  }

  @Test
  void settingOneElementDoesNotEndTheLifeOfTheOthers() {
    Program program =
        parse(
            "def Setup():",
            "  v1 = uniform(0, 1)",
            "  v1[0.5] = 1.0",
            "def Predict():",
            "  s1 = dot(v1, v0)");
    assertThat(strip(program)).isEqualTo(program);
  }

  @Test
  void anUnwrittenPredictionIsReadByTheNextPredict() {
    // Under the accuracy metric s1 is replaced by its sigmoid, so this program depends on it.
    assertThat(
            Liveness.of(parse("def Predict():", "  s2 = s1 + s1"), OutputKind.SCALAR)
                .predictionReadLater())
        .isTrue();
    assertThat(
            Liveness.of(parse("def Predict():", "  s1 = norm(v0)"), OutputKind.SCALAR)
                .predictionReadLater())
        .isFalse();
  }

  @Property(tries = 300)
  void renamedAddressesAndDeadCodeKeepTheFingerprint(@ForAll long seed) {
    Program program = RandomPrograms.draw(new SplittableRandom(seed), OutputKind.SCALAR);
    List<Integer> names = new ArrayList<>();
    for (int i = 2; i < 20; i++) {
      names.add(i);
    }
    Collections.shuffle(names, new Random(seed));
    Program renamed = program;
    for (Component component : Component.values()) {
      List<Instruction> instructions = new ArrayList<>();
      instructions.add(Instruction.NOTHING);
      for (Instruction i : program.component(component)) {
        instructions.add(
            new Instruction(
                i.op(),
                rename(names, i.op(), 0, i.in1()),
                rename(names, i.op(), 1, i.in2()),
                i.op() == Op.NO_OP ? 0 : rename(names, i.out()),
                i.c0(),
                i.c1(),
                i.c2()));
      }
      renamed = renamed.with(component, instructions);
    }
    assertThat(fingerprint(renamed)).isEqualTo(fingerprint(program));
  }

  @Test
  void differentProgramsHaveDifferentFingerprints() {
    Program sum = parse("def Predict():", "  s1 = s2 + s1", "def Learn():", "  s2 = s0 + s3");
    Program swapped = parse("def Predict():", "  s1 = s1 + s2", "def Learn():", "  s2 = s0 + s3");
    Program other = parse("def Predict():", "  s1 = s2 - s1", "def Learn():", "  s2 = s0 + s3");
    Program moved = parse("def Predict():", "  s1 = s2 + s1", "def Setup():", "  s2 = s0 + s3");
    assertThat(fingerprint(sum)).isEqualTo(fingerprint(swapped));
    assertThat(fingerprint(sum)).isNotEqualTo(fingerprint(other)).isNotEqualTo(fingerprint(moved));
  }

  private static int rename(List<Integer> names, Op op, int input, int address) {
    return input < op.inputs().size() ? rename(names, address) : 0;
  }

  private static int rename(List<Integer> names, int address) {
    return address < 2 ? address : names.get(address - 2);
  }

  private static long fingerprint(Program program) {
    Liveness liveness = Liveness.of(program, OutputKind.SCALAR);
    return new ProgramFingerprint().fingerprint(program, liveness, OutputKind.SCALAR);
  }
}
