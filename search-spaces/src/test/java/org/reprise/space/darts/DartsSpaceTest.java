package org.reprise.space.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

class DartsSpaceTest {
  private static final DartsSpace SPACE = new DartsSpace();

  @Test
  void hasTheSizeOfItsFormula() {
    // Product over the nodes of pairs of inputs times 7^2, squared for two cells.
    BigInteger cell = BigInteger.ONE;
    for (int k = 1; k <= 4; k++) {
      cell = cell.multiply(BigInteger.valueOf(49L * k * (k + 1) / 2));
    }
    assertThat(cell).isEqualTo(1_037_664_180);
    assertThat(SPACE.size()).isEqualTo(cell.multiply(cell));
    assertThat(SPACE.hasExactKeys()).isTrue();
  }

  @Test
  void publishedGenotypesAreInTheSpaceWithTheirParameters() {
    Architecture found = SPACE.architecture(PublishedGenotype.DARTS_V2.genotype());
    assertThat(SPACE.network(found).parameters()).isEqualTo(3_349_342);
    // The written form has the smaller input first, whatever the order that was read.
    assertThat(SPACE.format(found))
        .isEqualTo(
            "sep_conv_3x3:0 sep_conv_3x3:1 | sep_conv_3x3:0 sep_conv_3x3:1 | "
                + "skip_connect:0 sep_conv_3x3:1 | skip_connect:0 dil_conv_3x3:2 > 2 3 4 5 / "
                + "max_pool_3x3:0 max_pool_3x3:1 | max_pool_3x3:1 skip_connect:2 | "
                + "max_pool_3x3:0 skip_connect:2 | max_pool_3x3:1 skip_connect:2 > 2 3 4 5");
  }

  @ParameterizedTest
  @CsvSource({"NASNET, four nodes", "SNAS_MILD, two edges"})
  void genotypesOfOtherSpacesAreRefused(PublishedGenotype published, String why) {
    assertThatThrownBy(() -> SPACE.architecture(published.genotype()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("not a DARTS cell: '")
        .hasMessageContaining(why);
  }

  /** DARTS_V2, line for line as the code of DARTS has it. */
  private static final String PRINTED =
      """
      DARTS_V2 = Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),
      ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0),
      ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], reduce=[('max_pool_3x3', 0),
      ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0),
      ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=range(2, 6))
      """;

  @Test
  void aGenotypeIsReadAsDartsPrintsIt() {
    DartsSpace space = new DartsSpace();
    Architecture read = space.parse(PRINTED);
    assertThat(read).isEqualTo(space.architecture(PublishedGenotype.DARTS_V2.genotype()));
    String nested =
        PRINTED
            .replace("normal=[(", "normal=[[(")
            .replace("1), ('sep_conv_3x3', 0),\n", "1)], [('sep_conv_3x3', 0),\n")
            .replace("'", "\"");
    assertThat(space.parse(nested.replace("2)], normal_concat", "2)]], normal_concat")))
        .isEqualTo(read);
    assertThat(space.parse(space.format(read))).isEqualTo(read);
  }

  @Test
  void whatIsNoGenotypeIsRefusedInOneLine() {
    DartsSpace space = new DartsSpace();
    assertRefused(space, PRINTED.replace("reduce=", "reduction="), "it has no reduce=");
    assertRefused(space, PRINTED.replace(", 2)]", ")]"), "normal is not a list of pairs");
    assertRefused(
        space, PRINTED.replace("range(2, 6)", "all"), "reduce_concat is 'all', not range");
    assertRefused(
        space, PRINTED.replaceFirst("\\('sep_conv_3x3', 0\\), ", ""), "normal has 7 pairs");
    assertRefused(space, PRINTED.replaceFirst("sep_conv_3x3", "sep_conv"), "sep_conv");
    assertRefused(
        space, PRINTED.replaceFirst("'sep_conv_3x3', 0", "'sep_conv_3x3', 2"), "reads 0 to 1");
  }

  private static void assertRefused(DartsSpace space, String text, String message) {
    assertThatThrownBy(() -> space.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
