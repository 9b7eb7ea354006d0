package org.reprise.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.report.leaderboard.Pairwise;

/** What the template of the index page shows; all texts are unescaped. */
record IndexView(
    String title,
    String subtitle,
    List<BoardView> boards,
    List<PaperView> papers,
    List<PaperView.Group> paperGroups,
    List<TargetView> targets,
    String targetSummary,
    List<MethodLink> methods,
    String command,
    List<Fact> provenance,
    String bibtex,
    String data) {

  /** Returns the family of tests, in words. */
  String test() {
    return Pairwise.TEST;
  }

  /** Returns whether the runs of the report measure any. */
  boolean hasTargets() {
    return !targets.isEmpty();
  }

  /** A name and a value. */
  record Fact(String name, String value) {
    /** Returns whether it needs the width of two. */
    boolean longer() {
      return value.length() > 60;
    }
  }

  /** A method of the report and its page. */
  record MethodLink(String label, String page, String description, String citation) {}

  /** One board. */
  record BoardView(
      String id,
      int index,
      String title,
      String verdict,
      String cost,
      List<CheckpointView> checkpoints,
      List<Fact> facts,
      List<String> remarks,
      boolean hasRemarks,
      List<Column> columns,
      List<RowView> rows,
      @Nullable String publishedNote,
      FigureView figures,
      boolean hasComparison,
      int blocks,
      String friedmanP,
      String criticalDifference,
      boolean hasReached,
      List<String> targets,
      List<ReachedView> reached,
      List<RankingView> rankings,
      boolean hasRankings,
      List<TradeOffView> tradeOffs,
      List<VolumeRow> volumes,
      boolean hasTradeOffs,
      List<FoundView> found,
      boolean hasFound,
      String numbers,
      String scoreName) {
    /** Returns whether anything is known of the table beyond the runs. */
    boolean hasLandscape() {
      return hasRankings || hasTradeOffs;
    }
  }

  /** How a column ranks the architectures. */
  record RankingView(
      int index,
      FigureView.Files files,
      String column,
      String n,
      String tau,
      String interval,
      @Nullable String overArchitectures,
      String spearman,
      String pearson,
      String sparseTau,
      String tauTop,
      String tauTopInterval,
      String precision,
      String top) {}

  /** Accuracy against a cost, with the reference point of hypervolumes. */
  record TradeOffView(int index, FigureView.Files files, String cost, String reference) {}

  /** How much of the table's front a method found, by cost. */
  record VolumeRow(String label, List<String> shares) {}

  /** One of the best architectures. */
  record FoundView(
      int index, String architecture, String score, String regret, String finders, boolean drawn) {}

  /** Which method is best after some evaluations. */
  record CheckpointView(String after, List<String> leaders, String regret, String difference) {}

  /** A heading of the leaderboard. */
  record Column(String name, String help, boolean numeric) {}

  /** A line of the leaderboard; {@code page} is null for the optimum. */
  record RowView(String label, @Nullable String page, boolean control, List<Cell> cells) {}

  /** A figure: as a number to sort by (empty if undefined), as text, and a smaller remark. */
  record Cell(String value, String text, String note) {}

  /** What it took a method to come within each target. */
  record ReachedView(String label, List<ReachedCell> cells) {}

  /** Median cost and share of runs. */
  record ReachedCell(String cost, String share) {}
}
