package org.reprise.search;

/**
 * Where a method comes from.
 *
 * @param number its number in the list of papers that this suite reproduces, or 0 for a baseline
 *     beyond it
 * @param authors the first author and "et al.", or both of two
 * @param title as printed
 * @param venue where and when it appeared
 */
public record Paper(int number, String authors, String title, String venue) {
  /** Returns one line for lists and reports. */
  public String citation() {
    return authors + ", \"" + title + "\", " + venue;
  }
}
