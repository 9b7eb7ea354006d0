package org.reprise.space.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network by its parts: stem, blocks or cells, head. Layers belong together by their names, so
 * that {@code stage0.block1.expand.norm} is of the part {@code stage0.block1}, {@code
 * cell3.node2<-0.skip} of {@code cell3}.
 *
 * @param parts in the order of their last layers
 */
public record NetworkOutline(List<Part> parts) {
  private static final Pattern PART = Pattern.compile("(?:stage\\d+\\.[a-z]+\\d+|[a-z]+\\d*)");

  public NetworkOutline {
    parts = List.copyOf(parts);
  }

  /**
   * What is done in one place of a network.
   *
   * @param name what its layers' names begin with
   * @param inputs numbers of the parts that it reads, ascending; -1 is the image
   * @param residual whether what it reads is added to what it computes
   * @param output shape of what it computes
   * @param layers how many operations
   * @param parameters trained numbers
   * @param multiplyAdds for one example
   */
  public record Part(
      String name,
      List<Integer> inputs,
      boolean residual,
      Shape output,
      int layers,
      long parameters,
      long multiplyAdds) {}

  /** Returns the parts of {@code network}. */
  public static NetworkOutline of(LayerGraph network) {
    Map<String, List<LayerGraph.Node>> byPart = new LinkedHashMap<>();
    for (LayerGraph.Node node : network.nodes().subList(1, network.nodes().size())) {
      byPart.computeIfAbsent(partOf(node.name()), name -> new ArrayList<>()).add(node);
    }
    List<String> names = List.copyOf(byPart.keySet());
    List<Part> parts = new ArrayList<>();
    byPart.forEach((name, nodes) -> parts.add(part(network, names, name, nodes)));
    return new NetworkOutline(parts);
  }

  private static Part part(
      LayerGraph network, List<String> names, String name, List<LayerGraph.Node> nodes) {
    Set<Integer> inputs = new LinkedHashSet<>();
    boolean residual = false;
    long parameters = 0;
    long multiplyAdds = 0;
    for (LayerGraph.Node node : nodes) {
      for (int input : node.inputs()) {
        int from = input == 0 ? -1 : names.indexOf(partOf(network.nodes().get(input).name()));
        if (from != names.indexOf(name)) {
          inputs.add(from);
          residual |= node.layer() instanceof Layer.Add;
        }
      }
      parameters += node.layer().parameters(network.inputShapes(node));
      multiplyAdds += node.layer().multiplyAdds(network.inputShapes(node));
    }
    Shape output = nodes.get(nodes.size() - 1).output();
    return new Part(
        name,
        inputs.stream().sorted().toList(),
        residual,
        output,
        nodes.size(),
        parameters,
        multiplyAdds);
  }

  private static String partOf(String layer) {
    Matcher matcher = PART.matcher(layer);
    return matcher.lookingAt() ? matcher.group() : layer;
  }
}
