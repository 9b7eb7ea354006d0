package org.reprise.space.network;

/** A network that a paper published, with what it is trained on. */
public interface PublishedNetwork {
  /** The name on the command line: lower case letters, digits, points and hyphens. */
  String id();

  /** What it is, in one line, with its paper. */
  String description();

  /** The network for the images and classes of its paper. */
  LayerGraph network();
}
