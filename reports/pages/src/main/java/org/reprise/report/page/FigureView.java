package org.reprise.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.reprise.report.figure.AlphaData;
import org.reprise.report.figure.CurveAxis;
import org.reprise.report.figure.FigureData;
import org.reprise.report.figure.FigureFormat;
import org.reprise.report.figure.ReachedData;
import org.reprise.report.figure.RunsWords;

/**
 * What the page says about the charts of a board: over what curves run, of how many runs they are,
 * and where the same figures lie as files.
 *
 * @param id with which the names of the files begin
 * @param runs how many there are, in words
 * @param difference what regrets are counted in
 * @param axes of curves
 * @param hasSignal whether there are curves of what a search sees
 * @param headline the axis that the head of the page shows
 * @param formats of the files
 * @param reached names of the regrets
 * @param hasSelection whether there are columns to choose by
 * @param alphas searches by gradients, whose trajectories are drawn
 * @param alphaRuns how many runs of these there are, in words
 * @param hasOperations whether some of these choose between operations with and without parameters
 * @param hasGap whether some of these know what their derivation lost
 */
record FigureView(
    String id,
    String runs,
    String difference,
    List<Choice> axes,
    boolean hasSignal,
    Choice headline,
    Set<FigureFormat> formats,
    List<Choice> reached,
    boolean hasSelection,
    List<Choice> alphas,
    String alphaRuns,
    boolean hasOperations,
    boolean hasGap) {

  /** Something that a button chooses: what the data call it, and what the reader does. */
  record Choice(String key, String name, String title) {}

  /** The files of a figure. */
  record Files(String name, List<Link> links) {}

  /** A file of a figure. */
  record Link(String text, String address) {}

  static FigureView of(FigureData.BoardData board, String id, Set<FigureFormat> formats) {
    List<Choice> axes =
        board.curves().keySet().stream()
            .map(CurveAxis::of)
            .map(axis -> new Choice(axis.key(), axis.shortName(), axis.title()))
            .toList();
    List<Choice> reached = new ArrayList<>();
    for (ReachedData target : board.reached()) {
      reached.add(new Choice(Integer.toString(reached.size()), target.name(), target.name()));
    }
    Choice headline =
        axes.stream()
            .filter(axis -> axis.key().equals(CurveAxis.SECONDS.key()))
            .findFirst()
            .orElse(axes.get(0));
    return new FigureView(
        id,
        RunsWords.of(board.runs().values()),
        board.metric().difference(),
        axes,
        board.curves().values().stream().anyMatch(curves -> curves.containsKey("signal")),
        headline,
        formats,
        reached,
        board.selection().draws().length > 0,
        IntStream.range(0, board.alphas().size())
            .mapToObj(
                i -> new Choice(Integer.toString(i), board.alphas().get(i).label(), "softmax"))
            .toList(),
        RunsWords.of(board.alphas().stream().map(AlphaData::runs).toList()),
        board.alphas().stream().anyMatch(alpha -> alpha.parameterFree() != null),
        board.alphas().stream().anyMatch(alpha -> alpha.mixture() != null));
  }

  /** Returns whether there is a search by gradients. */
  boolean hasAlphas() {
    return !alphas.isEmpty();
  }

  List<Files> alphaFiles() {
    return alphas.stream()
        .map(alpha -> files(alpha.name() + ":", "alpha-" + (Integer.parseInt(alpha.key()) + 1)))
        .toList();
  }

  List<Files> selectionFiles() {
    return List.of(files("", "selection"));
  }

  List<Files> choicesFiles() {
    return List.of(files("", "choices"));
  }

  List<Files> gapFiles() {
    return List.of(files("", "gap"));
  }

  /** Returns whether there is a regret that some run came within. */
  boolean hasReached() {
    return !reached.isEmpty();
  }

  List<Files> headlineFiles() {
    return List.of(files("", "curves-" + headline.key()));
  }

  List<Files> curveFiles() {
    return axes.stream()
        .map(axis -> files("over " + axis.name() + ":", "curves-" + axis.key()))
        .toList();
  }

  List<Files> reachedFiles() {
    List<Files> all = new ArrayList<>();
    for (Choice target : reached) {
      for (Choice axis : axes) {
        String name = "within " + target.name() + " over " + axis.name() + ":";
        all.add(files(name, "reached-" + target.name() + "-" + axis.key()));
      }
    }
    return all;
  }

  List<Files> finalRegretFiles() {
    return List.of(files("", "final-regret"));
  }

  List<Files> rankFiles() {
    return List.of(files("", "ranks"));
  }

  List<Files> pairwiseFiles() {
    return List.of(files("", "pairwise"));
  }

  List<Files> costFiles() {
    return List.of(files("", "costs"));
  }

  /** Returns the files of a figure of which there are several. */
  Files files(String name, String figure) {
    return new Files(
        name,
        formats.stream()
            .map(
                format ->
                    new Link(format.name(), "figures/" + id + "-" + figure + "." + format.ending()))
            .toList());
  }
}
