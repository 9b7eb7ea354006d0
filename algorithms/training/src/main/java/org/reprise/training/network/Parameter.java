package org.reprise.training.network;

import org.reprise.training.autograd.Variable;

/**
 * A trained tensor of a network.
 *
 * @param name layer and role, such as {@code stem.conv.weights}
 * @param variable its numbers and gradient
 */
public record Parameter(String name, Variable variable) {}
