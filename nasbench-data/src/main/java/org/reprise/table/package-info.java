/**
 * What is known of architectures: tables of measured values, looked up by architecture.
 *
 * <p>Begin with {@link org.reprise.table.Table}, which answers a {@link org.reprise.table.Query},
 * and {@link org.reprise.table.store.TableHome}, which keeps a user's tables.
 */
@NullMarked
package org.reprise.table;

import org.jspecify.annotations.NullMarked;
