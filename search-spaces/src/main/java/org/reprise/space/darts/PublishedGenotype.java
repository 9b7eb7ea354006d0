package org.reprise.space.darts;

import java.util.Locale;
import org.reprise.space.darts.EvaluationNetwork.Stem;
import org.reprise.space.darts.Genotype.Cell;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.PublishedNetwork;

/**
 * Published genotypes (quark0/darts, {@code cnn/genotypes.py}; SNAS-Series/SNAS-Series, {@code
 * SNAS/genotypes.py}). Those of SNAS keep all 14 edges of a cell, and their poolings have batch
 * norm.
 */
public enum PublishedGenotype implements PublishedNetwork {
  DARTS_V1(
      "DARTS first order (Liu et al. 2019)",
      """
      sep_conv_3x3:1 sep_conv_3x3:0
      | skip_connect:0 sep_conv_3x3:1
      | skip_connect:0 sep_conv_3x3:1
      | sep_conv_3x3:0 skip_connect:2
      > 2 3 4 5
      """,
      """
      max_pool_3x3:0 max_pool_3x3:1
      | skip_connect:2 max_pool_3x3:0
      | max_pool_3x3:0 skip_connect:2
      | skip_connect:2 avg_pool_3x3:0
      > 2 3 4 5
      """),
  DARTS_V2(
      "DARTS second order (Liu et al. 2019)",
      """
      sep_conv_3x3:0 sep_conv_3x3:1
      | sep_conv_3x3:0 sep_conv_3x3:1
      | sep_conv_3x3:1 skip_connect:0
      | skip_connect:0 dil_conv_3x3:2
      > 2 3 4 5
      """,
      """
      max_pool_3x3:0 max_pool_3x3:1
      | skip_connect:2 max_pool_3x3:1
      | max_pool_3x3:0 skip_connect:2
      | skip_connect:2 max_pool_3x3:1
      > 2 3 4 5
      """),
  NASNET(
      "NASNet-A cells (Zoph et al. 2018), as in the DARTS repository",
      """
      sep_conv_5x5:1 sep_conv_3x3:0
      | sep_conv_5x5:0 sep_conv_3x3:0
      | avg_pool_3x3:1 skip_connect:0
      | avg_pool_3x3:0 avg_pool_3x3:0
      | sep_conv_3x3:1 skip_connect:1
      > 2 3 4 5 6
      """,
      """
      sep_conv_5x5:1 sep_conv_7x7:0
      | max_pool_3x3:1 sep_conv_7x7:0
      | avg_pool_3x3:1 sep_conv_5x5:0
      | skip_connect:3 avg_pool_3x3:2
      | sep_conv_3x3:2 max_pool_3x3:1
      > 4 5 6
      """),
  AMOEBANET(
      "AmoebaNet-A cells (Real et al. 2019), as in the DARTS repository",
      """
      avg_pool_3x3:0 max_pool_3x3:1
      | sep_conv_3x3:0 sep_conv_5x5:2
      | sep_conv_3x3:0 avg_pool_3x3:3
      | sep_conv_3x3:1 skip_connect:1
      | skip_connect:0 avg_pool_3x3:1
      > 4 5 6
      """,
      """
      avg_pool_3x3:0 sep_conv_3x3:1
      | max_pool_3x3:0 sep_conv_7x7:2
      | sep_conv_7x7:0 avg_pool_3x3:1
      | max_pool_3x3:0 max_pool_3x3:1
      | conv_7x1_1x7:0 sep_conv_3x3:5
      > 3 4 6
      """),
  SNAS_MILD(
      "SNAS, mild resource constraint (Xie et al. 2019)",
      """
      sep_conv_3x3:0 sep_conv_3x3:1
      | skip_connect:0 dil_conv_3x3:1 none:2
      | skip_connect:0 skip_connect:1 none:3 none:2
      | skip_connect:0 sep_conv_3x3:1 none:4 none:3 none:2
      > 2 3 4 5
      """,
      """
      max_pool_3x3:0 max_pool_3x3:1
      | none:0 max_pool_3x3:1 skip_connect:2
      | none:0 max_pool_3x3:1 skip_connect:2 none:3
      | max_pool_3x3:0 dil_conv_5x5:2 none:1 none:3 none:4
      > 2 3 4 5
      """),
  SNAS_MODERATE(
      "SNAS, moderate resource constraint (Xie et al. 2019)",
      """
      dil_conv_5x5:0 skip_connect:1
      | sep_conv_3x3:0 skip_connect:1 none:2
      | skip_connect:0 none:3 none:2 skip_connect:1
      | sep_conv_3x3:0 dil_conv_5x5:1 none:4 none:3 none:2
      > 2 3 4 5
      """,
      """
      max_pool_3x3:0 max_pool_3x3:1
      | sep_conv_5x5:0 none:2 dil_conv_5x5:1
      | none:3 none:2 sep_conv_5x5:0 sep_conv_5x5:1
      | none:4 none:3 none:2 sep_conv_5x5:0 sep_conv_5x5:1
      > 2 3 4 5
      """),
  SNAS_AGGRESSIVE(
      "SNAS, aggressive resource constraint (Xie et al. 2019)",
      """
      sep_conv_5x5:0 skip_connect:1
      | skip_connect:0 skip_connect:1 none:2
      | dil_conv_5x5:1 skip_connect:0 none:2 none:3
      | skip_connect:0 dil_conv_5x5:1 none:2 none:3 none:4
      > 2 3 4 5
      """,
      """
      sep_conv_5x5:0 none:1
      | sep_conv_5x5:0 none:1 none:2
      | none:0 none:1 none:2 none:3
      | none:0 none:1 none:2 none:3 none:4
      > 2 3 4 5
      """);

  private final String description;
  private final String normal;
  private final String reduction;

  PublishedGenotype(String description, String normal, String reduction) {
    this.description = description;
    this.normal = normal;
    this.reduction = reduction;
  }

  /** Returns the pair of cells. */
  public Genotype genotype() {
    return new Genotype(Cell.parse(normal), Cell.parse(reduction));
  }

  /** Returns the CIFAR-10 network of 20 cells with this many channels in the first. */
  public LayerGraph network(int channels) {
    boolean normalizedPools = name().startsWith("SNAS");
    return new EvaluationNetwork(Stem.CIFAR, channels, 20, false, normalizedPools).of(genotype());
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String description() {
    return description + ", CIFAR-10 with 20 cells of 36 channels";
  }

  @Override
  public LayerGraph network() {
    return network(EvaluationNetwork.CIFAR.channels());
  }
}
