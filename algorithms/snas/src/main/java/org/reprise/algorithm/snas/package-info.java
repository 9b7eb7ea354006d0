/**
 * SNAS [14].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.snas.Snas}, the search, and {@link
 * org.reprise.algorithm.snas.SnasProvider}, its settings as published.
 */
@NullMarked
package org.reprise.algorithm.snas;

import org.jspecify.annotations.NullMarked;
