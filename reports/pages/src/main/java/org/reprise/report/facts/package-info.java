/**
 * What a table says when it is looked at as a whole, for the page that describes it.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.facts.TableFacts} and {@link
 * org.reprise.report.facts.FactsMarkdown}.
 */
package org.reprise.report.facts;
