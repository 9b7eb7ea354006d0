package org.reprise.space.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;

class UserSpaceTest {
  private static final String DECISIONS =
      """
      name: small-cnn
      description: A small
        network
      decisions:
        kernel: [3, 5, 7]
        width: [016, 32]
        pool: [max, no, 1.0, true]
        norm: [batch]
      """;

  private static final UserSpace SPACE = UserSpaceFile.parse(DECISIONS, "small.yaml");

  @Test
  void decisionsKeepTheirOrderAndTheTextOfTheFile() {
    assertThat(SPACE.name()).isEqualTo("small-cnn");
    assertThat(SPACE.description()).isEqualTo("A small network");
    assertThat(SPACE.decisions())
        .containsExactly(
            new Decision("kernel", List.of("3", "5", "7")),
            new Decision("width", List.of("016", "32")),
            new Decision("pool", List.of("max", "no", "1.0", "true")),
            new Decision("norm", List.of("batch")));
    assertThat(SPACE.size()).isEqualTo(24);
    assertThat(SPACE.yaml()).isEqualTo(DECISIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel=5,width=32,pool=no,norm=batch",
        "norm=batch, pool=no, width=32, kernel=5",
        "5,32,no,batch",
        " 5 ; 32 ; no ; batch "
      })
  void architecturesAreReadWithNamesInAnyOrderOrByPosition(String text) {
    Architecture architecture = SPACE.parse(text);
    assertThat(architecture).isEqualTo(Architecture.of(1, 1, 1, 0));
    assertThat(SPACE.format(architecture)).isEqualTo("kernel=5,width=32,pool=no,norm=batch");
  }

  static List<Arguments> wrongArchitectures() {
    return List.of(
        Arguments.of("", "it has 1 parts, not 4 decisions"),
        Arguments.of("3,016,max", "it has 3 parts, not 4 decisions"),
        Arguments.of("3,16,max,batch", "decision 'width' has no choice '16'; accepted: 016, 32"),
        Arguments.of("3,width=016,max,batch", "only some of its parts name their decision"),
        Arguments.of("kernel=3,kernel=3,pool=max,norm=batch", "decision 'kernel' is there twice"),
        Arguments.of("size=3,width=016,pool=max,norm=batch", "there is no decision 'size'"));
  }

  @ParameterizedTest
  @MethodSource("wrongArchitectures")
  void wrongArchitecturesAreRefusedInOneLine(String text, String why) {
    assertThatThrownBy(() -> SPACE.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "not an architecture of space small-cnn: '"
                + text
                + "': "
                + why
                + "; written as kernel=3,width=016,pool=max,norm=batch");
  }

  @Test
  void aCellHasItsEdgesAsDecisions() {
    UserSpace cell =
        UserSpaceFile.parse(
            "{name: c, cell: {nodes: 3, operations: [none, skip, conv]}}", "cell.yaml");
    assertThat(cell.decisions()).extracting(Decision::name).containsExactly("0->1", "0->2", "1->2");
    assertThat(cell.size()).isEqualTo(27);
    assertThat(cell.format(cell.parse("skip,none,conv")))
        .isEqualTo("0->1=skip,0->2=none,1->2=conv");

    UserSpace sparse =
        UserSpaceFile.parse(
            "{name: c, cell: {nodes: 3, operations: [a, b], edges: [1->2, 0->1]}}", "cell.yaml");
    assertThat(sparse.decisions()).extracting(Decision::name).containsExactly("1->2", "0->1");
  }

  static List<Arguments> wrongFiles() {
    return List.of(
        Arguments.of("", "f.yaml is empty"),
        Arguments.of("# only a comment\n", "f.yaml is empty"),
        Arguments.of(
            "just text", "f.yaml, line 1: a search space must have the fields name, description,"),
        Arguments.of("name: [a\nb: c", "f.yaml, line 2: not YAML: "),
        Arguments.of("name: a\ntype: b\n", "f.yaml, line 2: unknown field 'type'; accepted: name,"),
        Arguments.of("decisions: {a: [b]}\n", "f.yaml, line 1: the field 'name' is missing"),
        Arguments.of(
            "name: My Space\ndecisions: {a: [b]}\n",
            "f.yaml, line 1: name 'My Space' is not accepted; a name is up to 64 lower case"),
        Arguments.of(
            "name: nasbench201\ndecisions: {a: [b]}\n",
            "f.yaml, line 1: name 'nasbench201' is that of a built-in space"),
        Arguments.of("name: []\ndecisions: {a: [b]}", "f.yaml, line 1: 'name' must be a single"),
        Arguments.of("name:\ndecisions: {a: [b]}", "f.yaml, line 1: 'name' must be a single"),
        Arguments.of("name: a\n", "f.yaml, line 1: a search space has either 'decisions' or a"),
        Arguments.of(
            "name: a\ndecisions: {a: [b]}\ncell: {nodes: 2, operations: [x]}",
            "f.yaml, line 1: a search space has either 'decisions' or a 'cell'"),
        Arguments.of("name: a\ndecisions:\n", "f.yaml, line 2: 'decisions' must be names with"),
        Arguments.of("name: a\ndecisions: {}\n", "f.yaml, line 2: 'decisions' must be names with"),
        Arguments.of("name: a\ndecisions: [x]\n", "f.yaml, line 2: 'decisions' must be names with"),
        Arguments.of(
            "name: a\ndecisions:\n  x: [1]\n  x: [2]\n",
            "f.yaml, line 4: the field 'x' is there twice"),
        Arguments.of(
            "name: a\ndecisions:\n  x: [1, 2,\n      1]\n",
            "f.yaml, line 4: decision 'x' names '1' twice"),
        Arguments.of(
            "name: a\ndecisions:\n  x: []\n",
            "f.yaml, line 3: decision 'x' must be a list of at least one choice"),
        Arguments.of(
            "name: a\ndecisions:\n  x: 3\n",
            "f.yaml, line 3: decision 'x' must be a list of at least one choice"),
        Arguments.of(
            "name: a\ndecisions:\n  x: [{y: 1}]\n",
            "f.yaml, line 3: 'a choice of decision x' must be a single word or text"),
        Arguments.of(
            "name: a\ndecisions:\n  x: ['a,b']\n",
            "f.yaml, line 3: a choice of decision 'x' 'a,b' is not accepted; 1 to 100"),
        Arguments.of(
            "name: a\ndecisions:\n  'x=': [1]\n",
            "f.yaml, line 3: decision name 'x=' is not accepted; 1 to 100"),
        Arguments.of(
            "name: a\ndecisions:\n  x: [\"a\\nb\"]\n",
            "f.yaml, line 3: a choice of decision 'x' 'a?b' is not accepted; 1 to 100"),
        Arguments.of(
            "name: a\ncell: {nodes: 1, operations: [a]}",
            "f.yaml, line 2: 'nodes' is '1', not a whole number from 2 to 50"),
        Arguments.of(
            "name: a\ncell: {nodes: many, operations: [a]}",
            "f.yaml, line 2: 'nodes' is 'many', not a whole number from 2 to 50"),
        Arguments.of(
            "name: a\ncell: {operations: [a]}", "f.yaml, line 2: the field 'nodes' is missing"),
        Arguments.of(
            "name: a\ncell: {nodes: 3}", "f.yaml, line 2: the field 'operations' is missing"),
        Arguments.of(
            "name: a\ncell: {nodes: 3, ops: [a]}", "f.yaml, line 2: unknown field 'ops'; accepted"),
        Arguments.of(
            "name: a\ncell:\n  nodes: 3\n  operations: [a]\n  edges: [0->3]",
            "f.yaml, line 5: '0->3' is not an edge; written as i->j with i < j < 3"),
        Arguments.of(
            "name: a\ncell:\n  nodes: 3\n  operations: [a]\n  edges: [2->1]",
            "f.yaml, line 5: '2->1' is not an edge"),
        Arguments.of(
            "name: a\ncell:\n  nodes: 3\n  operations: [a]\n  edges: [0->1, 0->1]",
            "f.yaml, line 5: 'edges' names '0->1' twice"),
        Arguments.of(
            "name: &n a\ndecisions: {x: [*n]}",
            "f.yaml, line 2: anchors, aliases and tags are not accepted here"),
        Arguments.of(
            "name: !!java.net.URL [a]\ndecisions: {x: [1]}",
            "f.yaml, line 1: anchors, aliases and tags are not accepted here"),
        Arguments.of("name: a\ndecisions: {x: [1]}\n---\nname: b\n", "f.yaml, line 4: a second"),
        Arguments.of("[".repeat(100), "f.yaml, line 1: nested too deeply"));
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void wrongFilesAreRefusedInOneLineThatNamesThePlace(String yaml, String message) {
    assertThatThrownBy(() -> UserSpaceFile.parse(yaml, "f.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void filesThatCannotBeReadAreRefusedInOneLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("space.yaml");
    assertThatThrownBy(() -> UserSpaceFile.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("no search space file " + file);
    Files.write(file, "name: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> UserSpaceFile.read(file)).hasMessage(file + " is not UTF-8 text");
    Files.writeString(file, "#".repeat((1 << 20) + 1));
    assertThatThrownBy(() -> UserSpaceFile.read(file))
        .hasMessage(file + " is larger than 1 MiB: not a search space");
    Files.writeString(file, DECISIONS);
    assertThat(UserSpaceFile.read(file).size()).isEqualTo(24);
  }
}
