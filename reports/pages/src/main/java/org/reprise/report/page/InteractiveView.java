package org.reprise.report.page;

import java.util.List;

/** What the template of {@link InteractivePage} shows; all texts are unescaped. */
record InteractiveView(List<GroundView> boards, String data) {
  /** Who is ahead at a budget. */
  record AnswerView(int trainings, List<String> leaders, String score, String regret) {}

  /** How one thing ranks: its name, what it is, and figures. */
  record RankingRow(String label, String kind, List<IndexView.Cell> cells) {}

  /** One ground. */
  record GroundView(
      String id,
      int index,
      String title,
      String address,
      List<IndexView.Fact> facts,
      List<AnswerView> answers,
      List<IndexView.Column> columns,
      List<IndexView.RowView> rows,
      FigureView figures,
      String scoreName,
      boolean hasRanks,
      List<FigureView.Choice> tradeOffs,
      List<RankingRow> rankings) {
    /** Returns whether fronts are known. */
    boolean hasTradeOffs() {
      return !tradeOffs.isEmpty();
    }

    /** Returns whether anything ranks the architectures. */
    boolean hasRankings() {
      return !rankings.isEmpty();
    }
  }
}
