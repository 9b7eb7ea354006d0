/**
 * The examples of the documents as a test.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.document.DocumentedCommandsTest} and
 * {@link org.reprise.cli.document.DocumentedCommand}.
 */
package org.reprise.cli.document;
