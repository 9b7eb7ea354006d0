package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.reprise.space.Architecture;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.NormLayer;
import org.reprise.training.network.Pass;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Recording;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * Evaluates several architectures with inherited weights at once: what they compute in common is
 * computed once and kept until the last that reads it is done, a batch norm and its activation in
 * one. In lexicographic order little is kept at a time. Engines that compute many passes at once
 * are asked for them together; a score does not depend on how many.
 */
final class JointEvaluation implements AutoCloseable {
  private final Operations operations;
  private final Expressions expressions = new Expressions();
  private final List<Expressions.Plan> plans = new ArrayList<>();
  // Expressions that read one, and architectures whose logits it is.
  private final int[] readers;
  private final int classes;
  // Of recalibrated norms, by their expressions.
  private final Map<Integer, RunningStatistics> recalibrated = new HashMap<>();

  JointEvaluation(Supernet supernet, List<Architecture> architectures) {
    operations = supernet.weights().operations();
    int outputs = 0;
    for (Architecture architecture : architectures) {
      GraphNetwork network = supernet.network(architecture);
      plans.add(expressions.add(network));
      outputs = network.graph().output().channels();
    }
    classes = outputs;
    readers = new int[expressions.size()];
    for (int number = 1; number < readers.length; number++) {
      for (int input : expressions.get(number).inputs()) {
        readers[input]++;
      }
    }
    plans.forEach(plan -> readers[plan.output()]++);
  }

  /** Multiply-adds for one example, what is shared counted once. */
  long multiplyAdds() {
    return expressions.multiplyAdds();
  }

  /** Takes the statistics of each norm's input on these batches. */
  void recalibrate(List<Batch> batches) {
    for (Batch batch : batches) {
      try (Tape outer = Tape.evaluating(operations)) {
        pass(batch.on(outer), Mode.CALIBRATION, (architecture, tape, logits) -> {});
      }
    }
  }

  /** Returns the loss and accuracy of each architecture over these batches. */
  List<Evaluation> evaluate(List<Batch> batches, Mode mode) {
    double[] loss = new double[plans.size()];
    int[] correct = new int[plans.size()];
    if (operations.passesAtOnce() > 1) {
      for (List<Batch> alike : bySize(batches)) {
        evaluateRecorded(alike, mode, loss, correct);
      }
    } else {
      for (Batch batch : batches) {
        evaluate(batch, mode, loss, correct);
      }
    }
    int examples = batches.stream().mapToInt(Batch::size).sum();
    List<Evaluation> evaluations = new ArrayList<>();
    for (int a = 0; a < loss.length; a++) {
      evaluations.add(new Evaluation(loss[a] / examples, (double) correct[a] / examples));
    }
    return evaluations;
  }

  private void evaluate(Batch batch, Mode mode, double[] loss, int[] correct) {
    try (Tape outer = Tape.evaluating(operations)) {
      pass(
          batch.on(outer),
          mode,
          (a, tape, logits) -> {
            Variable mean = Losses.crossEntropy(tape, logits, batch.labels(), 0);
            loss[a] += batch.size() * Losses.value(tape, mean);
            correct[a] += Losses.correct(tape, logits, batch.labels());
          });
    }
  }

  /** The same on batches of one size, whose passes are recorded once and run for each of them. */
  private void evaluateRecorded(List<Batch> batches, Mode mode, double[] loss, int[] correct) {
    Tensor[] judgements = new Tensor[plans.size()];
    try (Tape outer = Tape.evaluating(operations)) {
      Variable images = batches.get(0).on(outer);
      Variable targets = targets(batches.get(0), outer);
      List<Recording> recordings =
          recorded(
              images,
              mode,
              (a, tape, logits) ->
                  judgements[a] = operations.judgement(logits.value(), targets.value()));
      for (Batch batch : batches) {
        try (Tape next = Tape.evaluating(operations)) {
          operations.copy(batch.on(next).value(), images.value());
          operations.copy(targets(batch, next).value(), targets.value());
        }
        recordings.forEach(Recording::run);
        List<double[]> found = operations.read(List.of(judgements));
        for (int a = 0; a < loss.length; a++) {
          loss[a] += batch.size() * found.get(a)[0];
          correct[a] += (int) found.get(a)[1];
        }
      }
      recordings.forEach(Recording::close);
      for (Tensor judgement : judgements) {
        operations.release(judgement);
      }
    }
  }

  private Variable targets(Batch batch, Tape tape) {
    double[] values = Losses.targets(batch.labels(), classes, 0);
    return tape.constant(operations.map(new TensorShape(batch.size(), classes, 1, 1), values));
  }

  private static List<List<Batch>> bySize(List<Batch> batches) {
    return List.copyOf(
        batches.stream()
            .collect(Collectors.groupingBy(Batch::size, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  private interface Reader {
    void read(int architecture, Tape tape, Variable logits);
  }

  /** All architectures on a batch, as many side by side as the engine is best asked for. */
  private void pass(Variable images, Mode mode, Reader reader) {
    if (operations.passesAtOnce() > 1) {
      List<Recording> recordings = recorded(images, mode, reader);
      recordings.forEach(Recording::run);
      recordings.forEach(Recording::close);
    } else {
      compute(0, plans.size(), new Maps(images), mode, reader);
    }
  }

  private List<Recording> recorded(Variable images, Mode mode, Reader reader) {
    Maps maps = new Maps(images);
    List<Recording> recordings = new ArrayList<>();
    int together = operations.passesAtOnce();
    for (int from = 0; from < plans.size(); from += together) {
      int first = from;
      int end = Math.min(plans.size(), from + together);
      recordings.add(operations.record(() -> compute(first, end, maps, mode, reader)));
    }
    return recordings;
  }

  /** What a pass has computed so far. */
  private final class Maps {
    private final Variable[] values = new Variable[expressions.size()];
    private final boolean[] computed = new boolean[values.length];
    private final int[] left = readers.clone();

    Maps(Variable images) {
      values[0] = images;
    }

    /** Gives a map back after its last reader: the next is written to what a cache still holds. */
    void wasRead(int number) {
      left[number]--;
      if (left[number] == 0 && number > 0) {
        operations.release(values[number].value());
        values[number] = null;
      }
    }
  }

  /** Computes some architectures, in their order. */
  private void compute(int from, int to, Maps maps, Mode mode, Reader reader) {
    for (int a = from; a < to; a++) {
      Expressions.Plan plan = plans.get(a);
      for (int step : plan.steps()) {
        if (!maps.computed[step]) {
          maps.values[step] = compute(step, maps.values, mode);
          maps.computed[step] = true;
          for (int input : expressions.get(step).inputs()) {
            maps.wasRead(input);
          }
        }
      }
      try (Tape tape = Tape.evaluating(operations)) {
        reader.read(a, tape, maps.values[plan.output()]);
      }
      maps.wasRead(plan.output());
    }
  }

  private Variable compute(int number, Variable[] values, Mode mode) {
    Expressions.Expression expression = expressions.get(number);
    List<Variable> inputs = new ArrayList<>(expression.inputs().length);
    for (int input : expression.inputs()) {
      inputs.add(values[input]);
    }
    if (inputs.isEmpty()) {
      inputs.add(values[0]);
    }
    try (Tape tape = Tape.evaluating(operations)) {
      Variable result;
      if (expression.layer() instanceof NormLayer norm) {
        RunningStatistics statistics =
            mode == Mode.BATCH_STATISTICS ? norm.running() : statistics(number, norm, mode);
        Function then = expression.then();
        result =
            then == null
                ? norm.forward(tape, inputs.get(0), mode, statistics)
                : norm.activated(tape, inputs.get(0), mode, statistics, then);
      } else {
        result = expression.layer().forward(tape, inputs, Pass.of(mode));
      }
      boolean passedOn = isAmong(result, inputs);
      Tensor kept =
          passedOn ? operations.mix(List.of(result.value()), new double[] {1}) : tape.keep(result);
      return Variable.parameter(kept);
    }
  }

  private static boolean isAmong(Variable result, List<Variable> inputs) {
    for (Variable input : inputs) {
      if (input == result) {
        return true;
      }
    }
    return false;
  }

  /** Returns a norm's own running statistics, or those of this expression where there are such. */
  private RunningStatistics statistics(int number, NormLayer norm, Mode mode) {
    return mode == Mode.CALIBRATION
        ? recalibrated.computeIfAbsent(
            number, n -> new RunningStatistics(norm.running().channels()))
        : recalibrated.getOrDefault(number, norm.running());
  }

  /** Gives back the statistics that were taken. */
  @Override
  public void close() {
    recalibrated.values().forEach(RunningStatistics::forget);
  }
}
