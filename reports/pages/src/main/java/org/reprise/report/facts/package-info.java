/**
 * What a table says when it is looked at as a whole, for the page that describes it.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.facts.TableFacts} and {@link
 * org.reprise.report.facts.FactsMarkdown}.
 */
@NullMarked
package org.reprise.report.facts;

import org.jspecify.annotations.NullMarked;
