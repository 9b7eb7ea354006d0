package org.reprise.report.page;

import java.util.List;

/**
 * What the template of the reproduction report shows; all texts are unescaped.
 *
 * @param style the style sheet, as it is
 * @param script the page's program, as it is
 */
record ReproductionView(
    String headline,
    String runs,
    List<VerdictCount> counts,
    List<PaperView> papers,
    List<Section> sections,
    String command,
    List<IndexView.Fact> provenance,
    String style,
    String script) {

  /** A verdict, by which the page filters, and how many targets met it. */
  record VerdictCount(String verdict, String kind, int count) {}

  /** The targets of one method. */
  record Section(String id, String method, List<TargetView> targets) {}
}
