/**
 * What is known of architectures: tables of measured values, looked up by architecture.
 *
 * <p>Begin with {@link org.reprise.table.Table}, which answers a {@link org.reprise.table.Query}.
 */
package org.reprise.table;
