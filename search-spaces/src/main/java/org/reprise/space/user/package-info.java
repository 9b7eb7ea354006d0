/**
 * Spaces that a user describes in a YAML file.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.user.UserSpace}, the space and its text
 * form, and {@link org.reprise.space.user.UserSpaceFile}, which reads the file and documents its
 * fields.
 */
@NullMarked
package org.reprise.space.user;

import org.jspecify.annotations.NullMarked;
