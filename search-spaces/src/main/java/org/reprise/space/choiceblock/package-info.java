/**
 * The cells of choice blocks that one-shot search was made for [10].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.choiceblock.ChoiceBlockSpace}, the
 * space, and {@code ChoiceBlockNetwork}, which builds its networks and the one-shot model.
 */
@NullMarked
package org.reprise.space.choiceblock;

import org.jspecify.annotations.NullMarked;
