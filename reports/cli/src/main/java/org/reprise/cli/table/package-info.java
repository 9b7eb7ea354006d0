/**
 * The commands that import, query, check and export tables.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.table.TableCommand} and {@link
 * org.reprise.cli.table.TableImportCommand}.
 */
@NullMarked
package org.reprise.cli.table;

import org.jspecify.annotations.NullMarked;
