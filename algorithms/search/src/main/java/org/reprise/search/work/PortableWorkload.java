package org.reprise.search.work;

/**
 * Work that other machines can do, too: it travels as a {@link Parcel}, and what its units give
 * comes back as bytes.
 *
 * @param <R> what a unit gives
 */
public interface PortableWorkload<R> extends Workload<R> {
  /** Returns what another machine needs to open the same work. */
  Parcel parcel();

  /** Returns a result as bytes. */
  byte[] encode(R result);

  /** Returns the result of these bytes, equal to the one that was encoded. */
  R decode(byte[] bytes);
}
