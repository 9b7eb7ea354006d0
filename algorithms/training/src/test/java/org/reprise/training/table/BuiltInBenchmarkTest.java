package org.reprise.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpaces;

class BuiltInBenchmarkTest {
  @Test
  void cellsAreTheUniqueOnes() {
    TrainingBenchmark benchmark = BuiltInBenchmark.NB201_FASHION.benchmark();
    assertThat(benchmark.architectures()).hasSize(6466).doesNotHaveDuplicates();
    assertThat(benchmark.images().test().count()).isEqualTo(10_000);
    assertThat(benchmark.fingerprint())
        .startsWith("nb201-fashion; images 2000/3000/10000 of 1x14x14, CRC ")
        .contains("; 6 epochs of batches of 32, rate 0.1, ");
  }

  @Test
  void mobileNetworksAreAllOfThemInAnOrderThatStays() {
    TrainingBenchmark benchmark = BuiltInBenchmark.MOBILE_FASHION.benchmark();
    assertThat(benchmark.architectures()).hasSize(8_000).doesNotHaveDuplicates();
    assertThat(BuiltInBenchmark.MOBILE_FASHION.benchmark().architectures())
        .isEqualTo(benchmark.architectures());
    assertThat(benchmark.network().apply(benchmark.architectures().get(0)).output().channels())
        .isEqualTo(10);
  }

  @Test
  void recipesAreFoundByNameAndBySpace() {
    assertThat(BuiltInBenchmark.named("mobile-fashion")).isSameAs(BuiltInBenchmark.MOBILE_FASHION);
    assertThat(BuiltInBenchmark.ofSpace(SearchSpaces.named("nasbench201")))
        .containsSame(BuiltInBenchmark.NB201_FASHION);
    assertThat(BuiltInBenchmark.ofSpace(SearchSpaces.named("darts"))).isEmpty();
    assertThatThrownBy(() -> BuiltInBenchmark.named("mobile"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "no benchmark 'mobile' is trained here; accepted: mobile-fashion, nb201-fashion");
  }
}
