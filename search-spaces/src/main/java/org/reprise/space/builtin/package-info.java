/**
 * The search spaces and published networks that come with Reprise.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.builtin.BuiltInSpaces} and {@link
 * org.reprise.space.builtin.PublishedNetworks}.
 */
@NullMarked
package org.reprise.space.builtin;

import org.jspecify.annotations.NullMarked;
