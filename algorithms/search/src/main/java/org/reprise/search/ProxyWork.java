package org.reprise.search;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What scoring a network computes, in passes forward: by the rule of {@link TrainingCompute} a
 * backward pass counts as two; dual numbers, which carry a derivative, make three of one.
 *
 * @param forwardPasses of the images
 * @param images how many; 0 for those of the whole batch
 */
public record ProxyWork(int forwardPasses, int images) {
  /** Images of a batch where nothing else is said, as published. */
  public static final int BATCH = 64;

  private static final ProxyWork NOTHING = new ProxyWork(0, 0);
  private static final ProxyWork FORWARD = new ProxyWork(1, 0);
  private static final ProxyWork THERE_AND_BACK = new ProxyWork(3, 0);
  private static final Map<String, ProxyWork> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("params", NOTHING);
    BY_NAME.put("flops", NOTHING);
    BY_NAME.put("l2-norm", NOTHING);
    BY_NAME.put("plain", THERE_AND_BACK);
    BY_NAME.put("grad-norm", THERE_AND_BACK);
    BY_NAME.put("snip", THERE_AND_BACK);
    // The gradient, and once more on dual numbers.
    BY_NAME.put("grasp", new ProxyWork(12, 0));
    BY_NAME.put("fisher", THERE_AND_BACK);
    BY_NAME.put("synflow", new ProxyWork(3, 1));
    BY_NAME.put("jacov", THERE_AND_BACK);
    BY_NAME.put("nwot", FORWARD);
    BY_NAME.put("zen", new ProxyWork(2, 0));
    BY_NAME.put("epe-nas", THERE_AND_BACK);
    BY_NAME.put("random", NOTHING);
  }

  /**
   * Returns the work of a proxy.
   *
   * @throws IllegalArgumentException if no proxy is called {@code name}
   */
  public static ProxyWork of(String name) {
    ProxyWork work = BY_NAME.get(name);
    if (work == null) {
      throw new IllegalArgumentException("no proxy '" + name + "'");
    }
    return work;
  }

  /** Returns whether there is a proxy called {@code name}. */
  public static boolean isKnown(String name) {
    return BY_NAME.containsKey(name);
  }

  /**
   * Multiply-adds of a score.
   *
   * @param ofExample multiply-adds of the network for one example
   * @param batch images of the whole batch
   */
  public double multiplyAdds(double ofExample, int batch) {
    long seen = (long) forwardPasses * (images == 0 ? batch : images);
    return TrainingCompute.evaluation(ofExample, seen);
  }
}
