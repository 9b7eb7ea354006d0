/**
 * Tables from CSV files and to CSV files.
 *
 * <p>Begin with {@link org.reprise.table.csv.CsvImporter}; {@link org.reprise.table.csv.CsvMapping}
 * says what the columns of a file mean.
 */
@NullMarked
package org.reprise.table.csv;

import org.jspecify.annotations.NullMarked;
