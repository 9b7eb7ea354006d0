package org.reprise.training.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.training.tensor.Operations.Normalized;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

class ActivatedNormTest {
  private static final TensorShape SHAPE = new TensorShape(7, 3, 5, 4);

  private final LaneOperations operations = new LaneOperations();
  private final SplittableRandom random = new SplittableRandom(1);

  private Tensor noise(TensorShape shape, double width) {
    double[] values = random.doubles(shape.size(), -width, width).toArray();
    return shape.equals(SHAPE)
        ? operations.map(shape, values)
        : operations.parameter(shape, values);
  }

  /** To the bit what a batch norm and then the function give. */
  @ParameterizedTest
  @EnumSource(Function.class)
  void isANormAndThenTheFunction(Function function) {
    Tensor x = noise(SHAPE, 3);
    Tensor scale = noise(TensorShape.perChannel(3), 9);
    Tensor shift = noise(TensorShape.perChannel(3), 2);
    Normalized apart = operations.batchNorm(x, scale, shift, 1e-5, 1);
    Normalized together = operations.activatedNorm(x, scale, shift, 1e-5, function);
    assertThat(operations.read(together.y()))
        .isEqualTo(operations.read(operations.activation(apart.y(), function)));
    assertThat(together.mean()).isEqualTo(apart.mean());
    assertThat(together.variance()).isEqualTo(apart.variance());
    double[] factors = {-2, 0.5, 7};
    double[] summands = {1, -1, 3};
    assertThat(operations.read(operations.activatedAffine(x, factors, summands, function)))
        .isEqualTo(
            operations.read(
                operations.activation(operations.channelAffine(x, factors, summands), function)));
  }
}
