package org.reprise.search.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.Decision;
import org.reprise.space.SearchSpace;
import org.reprise.space.layerwise.LayerwiseSpace;

/**
 * In which order the controller decides: one step per token, and for a layer-wise space an anchor
 * point after each layer's tokens (Zoph and Le 2016, figure 4).
 *
 * @param steps tokens and anchor points in order
 * @param kindSizes for each kind of token how many choices it has; tokens of one kind share
 *     embedding and classifier
 */
record Plan(List<Step> steps, int[] kindSizes) {

  /** One step of the recurrent network. */
  sealed interface Step {}

  /** Predicts one decision by a softmax. */
  record Token(int decision, int kind) implements Step {}

  /**
   * Decides for each earlier anchor point whether it is read: {@code decisions[j]} for the j-th.
   */
  record Anchor(int[] decisions) implements Step {}

  /**
   * Returns the plan for {@code space}: decisions with the same choices and the same name but for
   * digits are of one kind.
   */
  static Plan of(SearchSpace space) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    List<Integer> sizes = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    if (space instanceof LayerwiseSpace layerwise) {
      for (int layer = 0; layer < layerwise.depth(); layer++) {
        for (int i = 0; i < 3; i++) {
          steps.add(token(space, LayerwiseSpace.height(layer) + i, kinds, sizes));
        }
        int[] skips = new int[layer];
        for (int source = 0; source < layer; source++) {
          skips[source] = LayerwiseSpace.skip(source, layer);
        }
        steps.add(new Anchor(skips));
      }
    } else {
      for (int decision = 0; decision < space.decisions().size(); decision++) {
        steps.add(token(space, decision, kinds, sizes));
      }
    }
    return new Plan(List.copyOf(steps), sizes.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Token token(
      SearchSpace space, int number, Map<String, Integer> kinds, List<Integer> sizes) {
    Decision decision = space.decisions().get(number);
    String kind = decision.name().replaceAll("\\d", "") + decision.choices();
    return new Token(
        number,
        kinds.computeIfAbsent(
            kind,
            k -> {
              sizes.add(decision.size());
              return sizes.size() - 1;
            }));
  }

  boolean hasAnchors() {
    return steps.stream().anyMatch(Anchor.class::isInstance);
  }
}
