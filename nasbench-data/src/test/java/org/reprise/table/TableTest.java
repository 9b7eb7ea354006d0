package org.reprise.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;

class TableTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final Architecture A = SPACE.byOfficialIndex(3);
  private static final Architecture B = SPACE.byOfficialIndex(1);
  private static final Architecture ABSENT = SPACE.byOfficialIndex(2);

  private static final Table TABLE =
      Table.builder("small", SPACE)
          .put(A, new Series("cifar10", "test", "accuracy", 200, "777"), 90.0)
          .put(A, new Series("cifar10", "test", "accuracy", 200, "888"), 91.0)
          .put(B, new Series("cifar10", "test", "accuracy", 200, "888"), 80.5)
          .put(B, new Series("cifar10", "valid", "accuracy", 12, "one"), 60.5)
          .put(B, new Series("cifar100", "test", "accuracy", 200, "mean"), 50.5)
          .put(B, Series.cost("cifar10", "params"), 1e6)
          .build();

  private static Query testAccuracy(SeedChoice seed) {
    return new Query("cifar10", "test", "accuracy", 200, seed);
  }

  @Test
  void rowsStandInTheOfficialOrder() {
    assertThat(TABLE.rows()).isEqualTo(2);
    assertThat(TABLE.row(B)).isEqualTo(0);
    assertThat(TABLE.row(A)).isEqualTo(1);
    assertThat(TABLE.row(ABSENT)).isEqualTo(-1);
    assertThat(TABLE.architecture(0)).isEqualTo(B);
  }

  @Test
  void aSeedIsTheOneNamed() {
    assertThat(TABLE.query(A, testAccuracy(SeedChoice.one("888"))))
        .isEqualTo(new Answer.Value(91, 1));
    assertThat(TABLE.query(B, testAccuracy(SeedChoice.one("777"))))
        .isInstanceOf(Answer.Absent.class);
    assertThat(TABLE.query(ABSENT, testAccuracy(SeedChoice.MEAN)))
        .isInstanceOf(Answer.Absent.class);
  }

  @Test
  void theMeanIsOverTheSeedsPresent() {
    assertThat(TABLE.query(A, testAccuracy(SeedChoice.MEAN))).isEqualTo(new Answer.Value(90.5, 2));
    assertThat(TABLE.query(B, testAccuracy(SeedChoice.MEAN))).isEqualTo(new Answer.Value(80.5, 1));
  }

  @Test
  void aRandomSeedIsDrawnFromThosePresent() {
    Column column = TABLE.column(testAccuracy(SeedChoice.RANDOM));
    SplittableRandom random = new SplittableRandom(1);
    int low = 0;
    for (int i = 0; i < 1000; i++) {
      double value = column.value(1, random);
      assertThat(value).isIn(90.0, 91.0);
      low += value == 90.0 ? 1 : 0;
      assertThat(column.value(0, random)).isEqualTo(80.5);
    }
    // Binomial(1000, 1/2): five standard deviations are 79.
    assertThat(low).isBetween(421, 579);
  }

  @Test
  void whatTheTableLacksIsRefusedWithWhatThereIs() {
    assertRefused(new Query("cifar10", "test", "accuracy", 0, SeedChoice.MEAN), "there is: 200");
    assertRefused(
        new Query("cifar", "test", "accuracy", 200, SeedChoice.MEAN), "cifar10, cifar100");
    assertRefused(new Query("cifar10", "train", "accuracy", 200, SeedChoice.MEAN), "test, valid");
    assertRefused(new Query("cifar10", "test", "acc", 200, SeedChoice.MEAN), "accuracy, params");
    assertRefused(testAccuracy(SeedChoice.one("999")), "777, 888");
    assertRefused(
        new Query("cifar100", "test", "accuracy", 200, SeedChoice.RANDOM), "there is: mean");
  }

  private static void assertRefused(Query query, String list) {
    assertThatThrownBy(() -> TABLE.column(query))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(list)
        .hasMessageNotContaining("\n");
  }

  @Test
  void theHashIsOfTheContentAlone() {
    Table same =
        Table.builder("other name", SPACE)
            .date("2026-01-01")
            .put(B, Series.cost("cifar10", "params"), 1e6)
            .put(B, new Series("cifar100", "test", "accuracy", 200, "mean"), 50.5)
            .put(B, new Series("cifar10", "valid", "accuracy", 12, "one"), 60.5)
            .put(B, new Series("cifar10", "test", "accuracy", 200, "888"), 80.5)
            .put(A, new Series("cifar10", "test", "accuracy", 200, "888"), 91.0)
            .put(A, new Series("cifar10", "test", "accuracy", 200, "777"), 90.0)
            .build();
    assertThat(same.info().sha256()).isEqualTo(TABLE.info().sha256()).matches("[0-9a-f]{64}");
    Table different =
        Table.builder("small", SPACE)
            .put(A, new Series("cifar10", "test", "accuracy", 200, "777"), 90.0)
            .build();
    assertThat(different.info().sha256()).isNotEqualTo(TABLE.info().sha256());
  }

  @Test
  void twoValuesInOnePlaceAreRefused() {
    TableBuilder builder = Table.builder("twice", SPACE).put(A, Series.cost("-", "params"), 1);
    assertThatThrownBy(() -> builder.put(A, Series.cost("-", "params"), 2))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("two values");
  }

  @Test
  void theCoveredSpaceHasOnlyTheRows() {
    CoveredSpace covered = new CoveredSpace(TABLE);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      assertThat(TABLE.row(covered.sample(random))).isNotNegative();
      assertThat(TABLE.row(covered.mutation().mutate(A, random))).isNotNegative();
    }
    assertThat(covered.defect(ABSENT)).isPresent();
    assertThat(covered.defect(A)).isEmpty();
    assertThat(covered.size()).isEqualTo(2);
    assertThat(covered.parse(SPACE.format(A))).isEqualTo(A);
    assertThatThrownBy(() -> covered.parse(SPACE.format(ABSENT)))
        .hasMessageContaining("table small does not have");
  }
}
