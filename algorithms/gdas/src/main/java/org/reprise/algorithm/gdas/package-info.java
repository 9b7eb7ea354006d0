/**
 * GDAS, a baseline.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.gdas.Gdas}, the search, and {@link
 * org.reprise.algorithm.gdas.GdasProvider}, its settings as published.
 */
@NullMarked
package org.reprise.algorithm.gdas;

import org.jspecify.annotations.NullMarked;
