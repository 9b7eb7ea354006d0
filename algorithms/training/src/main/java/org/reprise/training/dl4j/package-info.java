/**
 * The way out to Deeplearning4j.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.dl4j.Dl4jExport} and {@link
 * org.reprise.training.dl4j.LayerWriter}.
 */
@NullMarked
package org.reprise.training.dl4j;

import org.jspecify.annotations.NullMarked;
