/**
 * Searching for accuracy and a cost at once: rewards that join the two, the target of the cost, and
 * costs as sums over decisions.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.search.cost.CostReward} and {@link
 * org.reprise.search.cost.CostTarget}.
 */
@NullMarked
package org.reprise.search.cost;

import org.jspecify.annotations.NullMarked;
