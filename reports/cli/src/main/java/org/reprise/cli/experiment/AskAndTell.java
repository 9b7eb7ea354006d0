package org.reprise.cli.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.Evaluator;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.InvalidInputException;

/**
 * A method that runs in another program and asks for evaluations in lines of JSON. Each search
 * begins with {@code {"event":"start", …}} and ends with {@code {"event":"end", …}}; between them
 * each line that is read is a question, and each line that is written its answer.
 */
final class AskAndTell implements AlgorithmProvider {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
  private final BufferedReader questions;
  private final PrintWriter answers;

  AskAndTell(String name, BufferedReader questions, PrintWriter answers) {
    this.name = name;
    this.questions = questions;
    this.answers = answers;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "A method of another program.";
  }

  @Override
  public Paper paper() {
    return new Paper(0, "The user", name, "run through 'reprise serve-search'");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of();
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return this::search;
  }

  private void search(Evaluator evaluator, RandomGenerator random) {
    ObjectNode start = JSON.createObjectNode().put("event", "start");
    start.put("space", evaluator.space().name()).put("seed", random.nextInt(Integer.MAX_VALUE));
    IntStream.of(evaluator.fidelities()).forEach(start.putArray("fidelities")::add);
    say(start);
    try {
      while (true) {
        JsonNode question = question();
        if (question.has("finish")) {
          end("finished");
          return;
        }
        try {
          say(answer(question, evaluator, random));
        } catch (InvalidInputException | IllegalArgumentException e) {
          say(JSON.createObjectNode().put("error", e.getMessage()));
        }
      }
    } catch (BudgetExhausted e) {
      end("the budget is spent");
      throw e;
    }
  }

  private JsonNode question() {
    while (true) {
      String line;
      try {
        line = questions.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException("the method's lines cannot be read", e);
      }
      if (line == null) {
        throw new InvalidInputException(
            "the method ended before its search did; the runs that are finished are kept");
      }
      try {
        JsonNode question = JSON.readTree(line);
        if (question.isObject()) {
          return question;
        }
      } catch (JsonProcessingException e) {
        // Said below, as for what is no object.
      }
      say(JSON.createObjectNode().put("error", "not a JSON object in one line: " + line));
    }
  }

  private static ObjectNode answer(JsonNode question, Evaluator evaluator, RandomGenerator random) {
    ObjectNode answer = JSON.createObjectNode();
    if (question.has("evaluate")) {
      var architecture = evaluator.space().parse(question.get("evaluate").asText());
      double accuracy =
          question.has("epochs")
              ? evaluator.evaluate(architecture, question.get("epochs").asInt())
              : evaluator.evaluate(architecture);
      return answer.put("validAccuracy", accuracy).put("progress", evaluator.progress());
    }
    if (question.has("sample")) {
      return answer.put("architecture", evaluator.space().format(evaluator.space().sample(random)));
    }
    if (question.has("neighbours")) {
      var architecture = evaluator.space().parse(question.get("neighbours").asText());
      var list = answer.putArray("architectures");
      evaluator
          .space()
          .neighbours(architecture)
          .forEach(neighbour -> list.add(evaluator.space().format(neighbour)));
      return answer;
    }
    throw new InvalidInputException(
        "ask for evaluate (with epochs, if not all), sample, neighbours or finish");
  }

  private void end(String reason) {
    say(JSON.createObjectNode().put("event", "end").put("reason", reason));
  }

  private void say(JsonNode line) {
    answers.println(line);
    answers.flush();
  }
}
