package org.reprise.reproduction.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

/** Random search with a fault: a defect, wrong input, or a disk that fails the first time. */
public final class FaultyProvider implements AlgorithmProvider {
  /** Where the disk's fault is remembered, since it is to happen once among all executors. */
  static final Path MARKS = Path.of(System.getProperty("java.io.tmpdir"));

  @Override
  public String name() {
    return "faulty";
  }

  @Override
  public String description() {
    return "Fails.";
  }

  @Override
  public Paper paper() {
    return new Paper(0, "nobody", "Faults", "this test");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(
        new Hyperparameter(
            "fault",
            "defect",
            "what goes wrong",
            new Hyperparameter.Choice(List.of("defect", "input", "disk"))),
        new Hyperparameter(
            "mark", "0", "of this test", new Hyperparameter.Whole(0, Long.MAX_VALUE)));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return (evaluator, random) -> {
      switch (parameters.text("fault")) {
        case "disk" -> failOnce(mark(parameters.text("mark")));
        case "input" -> throw new InvalidInputException("nothing is accepted here");
        default -> throw new IllegalStateException("a defect");
      }
      while (true) {
        Architecture next = evaluator.space().sample(random);
        evaluator.evaluate(next);
      }
    };
  }

  static Path mark(String number) {
    return MARKS.resolve("reprise-spark-test-" + number);
  }

  private static void failOnce(Path mark) {
    try {
      Files.createFile(mark);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new UncheckedIOException(new IOException("this disk is broken"));
  }
}
