package org.reprise.algorithm.automlzero.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Algorithms designed by people: starting points, baselines and examples of the readable form. */
public enum NamedPrograms {
  /** Linear regression by gradient descent; with an accuracy metric, logistic regression. */
  LINEAR("linear", OutputKind.SCALAR),
  /** Linear regression with a bias. */
  AFFINE("affine", OutputKind.SCALAR),
  /** Two-layer neural network with ReLU. */
  NEURAL_NET("neural_net", OutputKind.SCALAR),
  /** The network without its random initialisation, which evolution is to repair. */
  DAMAGED_NEURAL_NET("damaged_neural_net", OutputKind.SCALAR),
  /** Multinomial logistic regression. */
  MULTI_CLASS("multi_class", OutputKind.VECTOR);

  private final String file;
  private final OutputKind output;

  NamedPrograms(String file, OutputKind output) {
    this.file = file;
    this.output = output;
  }

  /** Returns the program's readable form with its comments. */
  public String text() {
    String resource = file + ".txt";
    try (InputStream in = NamedPrograms.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** Returns the program. */
  public Program program() {
    return new ProgramParser(AddressSpace.DEFAULT, output).parse(text());
  }
}
