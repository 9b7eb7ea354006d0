/**
 * Files as they come from strangers and as they are left behind.
 *
 * <p>Begin with {@link org.reprise.data.file.SourceFile}, which reads a file to its proven end, and
 * {@link org.reprise.data.file.OutputFile}, which writes one whole or not at all.
 */
@NullMarked
package org.reprise.data.file;

import org.jspecify.annotations.NullMarked;
