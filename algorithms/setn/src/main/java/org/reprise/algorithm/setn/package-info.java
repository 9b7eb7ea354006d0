/**
 * SETN, a baseline.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.setn.Setn}, the search, and {@link
 * org.reprise.algorithm.setn.SetnProvider}, its settings as published.
 */
@NullMarked
package org.reprise.algorithm.setn;

import org.jspecify.annotations.NullMarked;
