package org.reprise.report.page;

import java.util.List;

/** What the template of a method's page shows; all texts are unescaped. */
record MethodView(
    String label,
    String name,
    String description,
    String citation,
    String origin,
    List<IndexView.Fact> parameters,
    boolean hasParameters,
    List<String> deviations,
    boolean hasDeviations,
    List<TargetView> targets,
    boolean hasTargets,
    List<MethodBoard> boards,
    String data) {

  /** The method on one board. */
  record MethodBoard(
      String id,
      int index,
      String title,
      FigureView figures,
      List<IndexView.Fact> facts,
      List<Cell> cells,
      boolean hasCells,
      String scoreName) {}

  /** An architecture that its runs ended with. */
  record Cell(String architecture, String score, String runs) {}
}
