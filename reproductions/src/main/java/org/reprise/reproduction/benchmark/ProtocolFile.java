package org.reprise.reproduction.benchmark;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.reprise.data.file.SourceFile;
import org.reprise.space.InvalidInputException;

/** A protocol of the user's own: a JSON file that holds one, written as in protocols.json. */
public final class ProtocolFile {
  private static final int GREATEST = 1 << 20;
  private static final List<String> NEEDED = List.of("name", "fidelities", "scores", "budget");

  private ProtocolFile() {}

  /**
   * Reads the protocol in {@code file}.
   *
   * @throws InvalidInputException if it is none, or has the name of a published one
   */
  public static Protocol read(Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS).build();
    try {
      JsonNode tree = json.readTree(SourceFile.text(file, GREATEST));
      for (String field : NEEDED) {
        if (tree == null || !tree.hasNonNull(field)) {
          throw new InvalidInputException(
              file + ": a protocol needs the fields " + String.join(", ", NEEDED));
        }
      }
      Protocol protocol = json.treeToValue(tree, Protocol.class);
      if (Protocols.all().containsKey(protocol.name())
          || protocol.name().equals(Protocols.INFERRED)
          || protocol.name().equals(ChosenProtocol.NAME)) {
        throw new InvalidInputException(
            file + ": the name " + protocol.name() + " is taken; give the protocol another");
      }
      if (protocol.fidelities().isEmpty() || protocol.scores().isEmpty()) {
        throw new InvalidInputException(file + ": a protocol needs a fidelity and a score");
      }
      return protocol.space() == null ? anySpace(protocol) : protocol;
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null ? "" : ": line " + Math.max(1, e.getLocation().getLineNr());
      String what =
          e.getCause() instanceof InvalidInputException wrong
              ? wrong.getMessage()
              : e.getOriginalMessage();
      throw new InvalidInputException(file + where + ": " + what, e);
    }
  }

  private static Protocol anySpace(Protocol p) {
    return new Protocol(
        p.name(),
        p.source() == null ? "the user's own" : p.source(),
        "",
        p.fidelities(),
        p.scores(),
        p.costs(),
        p.budget(),
        p.methods(),
        p.selectsOnTest(),
        p.deviations(),
        p.lowerIsBetter(),
        p.seeds());
  }
}
