package org.reprise.space.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A network as a plain graph of layers, in an order in which each comes after its inputs. Node 0 is
 * the input image; the last node is the output. Immutable.
 */
public final class LayerGraph {
  private final List<Node> nodes;

  private LayerGraph(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /**
   * One layer in its place.
   *
   * @param name what the layer is, not when it was added: stage, cell, edge by its source,
   *     operation, as in {@code stage0.cell0.0->1.nor_conv_3x3.conv}; unique in the graph. Weights
   *     are shared by name
   * @param layer what it computes; for node 0 the identity
   * @param inputs numbers of the nodes it reads, each smaller than its own; empty for node 0
   * @param output shape of what it computes
   */
  public record Node(String name, Layer layer, List<Integer> inputs, Shape output) {
    public Node {
      inputs = List.copyOf(inputs);
    }
  }

  /** Returns all nodes, inputs before their readers. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Returns the shape of the image that it takes. */
  public Shape input() {
    return nodes.get(0).output();
  }

  /** Returns the shape of what it computes. */
  public Shape output() {
    return nodes.get(nodes.size() - 1).output();
  }

  /** Returns all trained numbers. */
  public long parameters() {
    return nodes.stream().mapToLong(node -> node.layer().parameters(inputShapes(node))).sum();
  }

  /** Multiply-adds for one example: convolutions and fully connected layers. */
  public long multiplyAdds() {
    return nodes.stream().mapToLong(node -> node.layer().multiplyAdds(inputShapes(node))).sum();
  }

  /** Returns how many convolutions and fully connected layers it has. */
  public long weightLayers() {
    return nodes.stream()
        .map(Node::layer)
        .filter(layer -> layer instanceof Layer.Convolution || layer instanceof Layer.Linear)
        .count();
  }

  /** Returns the shapes that {@code node} reads. */
  public List<Shape> inputShapes(Node node) {
    // Node 0 reads nothing; its identity passes the image itself.
    return node.inputs().isEmpty()
        ? List.of(node.output())
        : node.inputs().stream().map(i -> nodes.get(i).output()).toList();
  }

  /**
   * Returns the same graph with other layers in the same places.
   *
   * @param replacement of a layer: itself, or one whose output has the same shape
   * @throws IllegalArgumentException if a shape does not fit
   */
  public LayerGraph withLayers(UnaryOperator<Layer> replacement) {
    Builder graph = new Builder(input());
    for (Node node : nodes.subList(1, nodes.size())) {
      graph.add(node.name(), replacement.apply(node.layer()), inputNumbers(node));
    }
    return graph.build();
  }

  /**
   * Returns the same layers for images of another shape.
   *
   * @throws IllegalArgumentException if a layer does not fit the shape that it then reads
   */
  public LayerGraph forImage(Shape image) {
    Builder graph = new Builder(image);
    for (Node node : nodes.subList(1, nodes.size())) {
      graph.add(node.name(), node.layer(), inputNumbers(node));
    }
    return graph.build();
  }

  private static int[] inputNumbers(Node node) {
    return node.inputs().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Starts a graph that takes images of this shape. */
  public static Builder builder(Shape image) {
    return new Builder(image);
  }

  /** Grows a graph from the input on; each call gives the number of the new node. */
  public static final class Builder {
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>(Set.of("input"));

    private Builder(Shape image) {
      nodes.add(new Node("input", new Layer.Identity(), List.of(), image));
    }

    /** Returns the number of the input node. */
    public int input() {
      return 0;
    }

    /** Returns the shape that node {@code number} computes. */
    public Shape shape(int number) {
      return nodes.get(number).output();
    }

    /**
     * Adds a layer that reads {@code inputs}.
     *
     * @throws IllegalArgumentException if their shapes do not fit, or the name is taken
     */
    public int add(String name, Layer layer, int... inputs) {
      if (!names.add(name)) {
        throw new IllegalArgumentException("two layers are called " + name);
      }
      List<Shape> shapes = Arrays.stream(inputs).mapToObj(this::shape).toList();
      try {
        nodes.add(
            new Node(name, layer, Arrays.stream(inputs).boxed().toList(), layer.output(shapes)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("layer " + name + ": " + e.getMessage(), e);
      }
      return nodes.size() - 1;
    }

    /** Returns the graph whose output is the node added last. */
    public LayerGraph build() {
      return new LayerGraph(nodes);
    }
  }
}
