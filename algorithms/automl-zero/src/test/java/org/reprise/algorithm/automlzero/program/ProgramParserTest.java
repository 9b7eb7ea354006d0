package org.reprise.algorithm.automlzero.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.algorithm.automlzero.execution.RandomPrograms;
import org.reprise.space.InvalidInputException;

class ProgramParserTest {

  @Property(tries = 500)
  void whatIsPrintedIsReadBack(@ForAll long seed, @ForAll boolean vector) {
    OutputKind output = vector ? OutputKind.VECTOR : OutputKind.SCALAR;
    Program program = RandomPrograms.draw(new java.util.SplittableRandom(seed), output);
    assertThat(new ProgramParser(AddressSpace.DEFAULT, output).parse(program.toText()))
        .isEqualTo(program);
  }

  @ParameterizedTest
  @EnumSource(NamedPrograms.class)
  void namedProgramsAreRead(NamedPrograms named) {
    assertThat(named.program().size()).isGreaterThan(5);
  }

  @Test
  void spacesCommentsAndMissingFunctionsAreAllowed() {
    Program program = new ProgramParser().parse("def Predict( ) :\n\n s1=dot( v1,v0 )# weights\n");
    assertThat(program.predict()).containsExactly(Instruction.of(Op.VECTOR_INNER_PRODUCT, 1, 0, 1));
    assertThat(program.setup()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3 = s0 + v1 | line 2: 's3 = s0 + v1' is none of the 65 operations",
        "s0 = s1 + s2 | line 2: 's0 = s1 + s2' writes a label or the features",
        "v0 = v1 + v2 | line 2: 'v0 = v1 + v2' writes a label or the features",
        "s20 = s1 + s2 | line 2: no address s20, accepted are s0 to s19",
        "s99999999999 = s1 + s2 | no address s99999999999",
        "v1[1.0] = 0.5 | line 2: 'v1[1.0] = 0.5': an element is a fraction",
        "m1[0.5, -0.1] = 0.5 | an element is a fraction of the size",
        "hello | line 2: 'hello' is none of the 65 operations",
        "def Train(): | line 2: unknown function 'Train', accepted are Setup, Predict, Learn",
        "def Setup(): | line 2: Setup is defined twice"
      })
  void badLinesAreNamed(String line, String message) {
    assertThatThrownBy(() -> new ProgramParser().parse("def Setup():\n" + line))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void instructionsBeforeAFunctionAndEmptyTextsAreRefused() {
    assertThatThrownBy(() -> new ProgramParser().parse("s1 = s2 + s3"))
        .hasMessageContaining("line 1")
        .hasMessageContaining("before the first function");
    assertThatThrownBy(() -> new ProgramParser().parse("# nothing"))
        .hasMessageContaining("no function found");
  }

  @Test
  void matrixAddressesNeedMatrices() {
    ProgramParser parser = new ProgramParser(new AddressSpace(4, 3, 0), OutputKind.SCALAR);
    assertThatThrownBy(() -> parser.parse("def Setup():\n  m0 = m0 + m0"))
        .hasMessageContaining("this memory has no matrices");
  }

  @Test
  void elementsAreNamedByFractionsAsInTheOriginal() {
    // Original, instruction.h: (0.501, 0.251) is the (8, 4) entry of a 16 × 16 matrix, (4, 2) of 8.
    assertThat(Instruction.element(0.501, 16)).isEqualTo(8);
    assertThat(Instruction.element(0.251, 16)).isEqualTo(4);
    assertThat(Instruction.element(0.501, 8)).isEqualTo(4);
    assertThat(Instruction.element(0.251, 8)).isEqualTo(2);
  }

  @Test
  void operationsKeepTheOriginalsNumbers() {
    assertThat(Op.SCALAR_SUM.id()).isEqualTo(1);
    assertThat(Op.VECTOR_INNER_PRODUCT.id()).isEqualTo(27);
    assertThat(Op.MATRIX_MATRIX_PRODUCT.id()).isEqualTo(43);
    assertThat(Op.MATRIX_ST_DEV.id()).isEqualTo(55);
    assertThat(Op.MATRIX_GAUSSIAN.id()).isEqualTo(64);
  }
}
