/**
 * Reads the official files of benchmarks into tables.
 *
 * <p>Begin with {@link org.reprise.table.importer.TableImporter}, which says how to add a format,
 * and {@link org.reprise.table.importer.NatsBenchImporter} as an example. CSV files have a package
 * of their own, {@code org.reprise.table.csv}.
 */
@NullMarked
package org.reprise.table.importer;

import org.jspecify.annotations.NullMarked;
