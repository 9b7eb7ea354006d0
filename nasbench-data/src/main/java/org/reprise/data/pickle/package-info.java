/**
 * Python pickles, read as data: nothing in them runs.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.data.pickle.PickleReader} and, for arrays,
 * {@link org.reprise.data.pickle.NumpyArray}.
 */
@NullMarked
package org.reprise.data.pickle;

import org.jspecify.annotations.NullMarked;
