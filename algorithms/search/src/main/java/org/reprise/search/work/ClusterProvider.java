package org.reprise.search.work;

/** An engine that does work on other machines; found by {@link java.util.ServiceLoader}. */
public interface ClusterProvider {
  /**
   * Returns workers on the machines of {@code cluster}.
   *
   * @throws org.reprise.space.InvalidInputException if the cluster is not described in a way that
   *     this engine accepts
   * @throws WorkersLostException if nobody answers
   */
  Workers connect(Cluster cluster);
}
