/**
 * Tables in files: one compact file for each, memory-mapped, with checksums.
 *
 * <p>Begin with {@link org.reprise.table.store.TableHome}, the folder of a user's tables; {@link
 * org.reprise.table.store.TableStore} reads and writes one file and describes its format.
 */
@NullMarked
package org.reprise.table.store;

import org.jspecify.annotations.NullMarked;
