package org.reprise.space.mobile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.InvalidInputException;
import org.reprise.space.LinearCost;

/**
 * The linear latency model of TuNAS for {@link TunasProxylessSpace} on a Pixel 1, in milliseconds
 * (google-research, {@code tunas/cost_model_data.py}). The weights come as text, one a line: {@code
 * layer,kind,feature,milliseconds}; the line of kind {@code bias} has no layer; layer 0 is the
 * separable convolution, 1 to 21 are the others; features are named as the choices.
 */
public final class TunasLatency {
  private TunasLatency() {}

  /**
   * Returns the model.
   *
   * @param space whose architectures it measures
   * @param rows the lines, without a header
   * @param origin what error messages call them, such as their file name
   * @throws InvalidInputException if a line is malformed, or a choice has no weight
   */
  public static LinearCost parse(TunasProxylessSpace space, List<String> rows, String origin) {
    List<Map<String, Double>> weights = new ArrayList<>();
    space.decisions().forEach(decision -> weights.add(new HashMap<>()));
    Double bias = null;
    for (int i = 0; i < rows.size(); i++) {
      String[] fields = rows.get(i).split(",", -1);
      try {
        double milliseconds = Double.parseDouble(fields[3]);
        Double before =
            fields[1].equals("bias")
                ? bias
                : weights.get(Integer.parseInt(fields[0])).put(fields[2], milliseconds);
        bias = fields[1].equals("bias") ? Double.valueOf(milliseconds) : bias;
        if (before != null) {
          throw new InvalidInputException(origin + ", row " + (i + 1) + ": a second weight");
        }
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new InvalidInputException(
            origin
                + ", row "
                + (i + 1)
                + ": '"
                + rows.get(i)
                + "' is not layer,kind,feature,milliseconds with a layer of 0 to 21",
            e);
      }
    }
    if (bias == null) {
      throw new InvalidInputException(origin + ": there is no row of kind bias");
    }
    return LinearCost.of(bias, space.decisions(), weights);
  }
}
