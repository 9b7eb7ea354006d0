/**
 * Policies over architectures, trained by the policy gradient: one softmax per decision, and a
 * recurrent controller that decides one after the other.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.search.policy.Policy} and {@link
 * org.reprise.search.policy.Controller}.
 */
@NullMarked
package org.reprise.search.policy;

import org.jspecify.annotations.NullMarked;
