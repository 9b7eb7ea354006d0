package org.reprise.space.network;

/** A network that a paper published, with what it is trained on. */
public interface PublishedNetwork {
  /** Returns the name on the command line: lower case letters, digits, points and hyphens. */
  String id();

  /** Returns what it is, in one line, with its paper. */
  String description();

  /** Returns the network for the images and classes of its paper. */
  LayerGraph network();
}
