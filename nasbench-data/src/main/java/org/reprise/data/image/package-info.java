/**
 * Labelled images: files of the usual data sets, splits, normalisation and augmentation.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.data.image.LabelledImages} and {@link
 * org.reprise.data.image.ImageSource}.
 */
@NullMarked
package org.reprise.data.image;

import org.jspecify.annotations.NullMarked;
