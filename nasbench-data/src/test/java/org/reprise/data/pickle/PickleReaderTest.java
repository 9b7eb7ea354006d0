package org.reprise.data.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reprise.data.pickle.PickleReader.Tuple;
import org.reprise.table.importer.Damage;

@Timeout(60)
class PickleReaderTest {
  /** Puts a pickle together, operation by operation. */
  private static final class Assembler {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Assembler op(int operation, int... bytes) {
      out.write(operation);
      for (int b : bytes) {
        out.write(b);
      }
      return this;
    }

    Assembler text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.write(0x8c);
      out.write(utf8.length);
      out.writeBytes(utf8);
      return this;
    }

    Assembler number(double value) {
      out.write('G');
      out.writeBytes(ByteBuffer.allocate(8).putDouble(value).array());
      return this;
    }

    Assembler global(String module, String name) {
      out.write('c');
      out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
      return this;
    }

    byte[] stop() {
      out.write('.');
      return out.toByteArray();
    }
  }

  /** {@code {"a": [1, 2.5, True, None], ("b", -1): OrderedDict(x=numpy.float64(0.25))}}. */
  private static byte[] plainData() {
    return new Assembler()
        .op(0x80, 4)
        .op('}')
        .op(0x94)
        .op('(')
        .text("a")
        .op(']')
        .op('(')
        .op('K', 1)
        .number(2.5)
        .op(0x88)
        .op('N')
        .op('e')
        .text("b")
        .op('J', 0xff, 0xff, 0xff, 0xff)
        .op(0x86)
        .text("collections")
        .text("OrderedDict")
        .op(0x93)
        .op(')')
        .op('R')
        .op('(')
        .text("x")
        .global("numpy.core.multiarray", "scalar")
        .global("numpy", "dtype")
        .text("f8")
        .op(0x89)
        .op(0x88)
        .op(0x87)
        .op('R')
        .op('(')
        .op('K', 3)
        .text("<")
        .op('N')
        .op('t')
        .op('b')
        .op('C', 8, 0, 0, 0, 0, 0, 0, 0xd0, 0x3f)
        .op(0x86)
        .op('R')
        .op('u')
        .op('u')
        .stop();
  }

  private static void assertRefused(byte[] pickle, String message) {
    assertThatThrownBy(() -> PickleReader.read(pickle))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void readsPlainData() throws PickleException {
    Map<?, ?> value = (Map<?, ?>) Objects.requireNonNull(PickleReader.read(plainData()));
    List<?> items = (List<?>) Objects.requireNonNull(value.get("a"));
    assertThat(items).hasSize(4);
    assertThat(items.subList(0, 3)).isEqualTo(List.of(1L, 2.5, true));
    assertThat(value.get(new Tuple(List.of("b", -1L)))).isEqualTo(Map.of("x", 0.25));
  }

  @Test
  void integersOfAllWidths() throws PickleException {
    assertThat(PickleReader.read(new Assembler().op('M', 0xff, 0xff).stop())).isEqualTo(65_535L);
    assertThat(PickleReader.read(new Assembler().op(0x8a, 2, 0x00, 0x80).stop()))
        .isEqualTo(-32_768L);
    assertThat(PickleReader.read(new Assembler().op(0x8a, 0).stop())).isEqualTo(0L);
    assertRefused(new Assembler().op(0x8a, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1).stop(), "9 bytes");
  }

  @Test
  void otherTypesAreRefusedByName() {
    assertRefused(
        new Assembler().global("os", "system").text("touch x").op(0x85).op('R').stop(),
        "byte 0: it names os.system; accepted are collections.OrderedDict");
    assertRefused(
        new Assembler().text("builtins").text("eval").op(0x93).stop(), "it names builtins.eval");
    assertRefused(new Assembler().global("torch._utils", "_rebuild_tensor_v2").stop(), "torch._ut");
    assertRefused(
        new Assembler().global("numpy", "dtype").text("O8").op(0x85).op('R').op('R').stop(), "");
    assertRefused(
        new Assembler().global("_codecs", "encode").text("x").text("rot13").op(0x86).op('R').stop(),
        "other arguments of BYTES");
  }

  @Test
  void operationsThatRunOrReadMoreAreRefused() {
    // INST, OBJ, NEWOBJ, PERSID, BINPERSID, EXT1, NEXT_BUFFER.
    for (int operation : new int[] {'i', 'o', 0x81, 'P', 'Q', 0x82, 0x97}) {
      assertRefused(new Assembler().op(operation, 0).stop(), "is not one that plain data need");
    }
  }

  @Test
  void whatIsNoPickleIsRefused() {
    assertRefused(new byte[0], "byte 0: expected 1 more bytes");
    assertRefused(new Assembler().stop(), "too few values");
    assertRefused(new Assembler().op(0x80, 9).stop(), "protocol 9");
    assertRefused(new Assembler().op('(').op('(').op('t').op('0').stop(), "too few values");
    assertRefused(new Assembler().op('X', 0xff, 0xff, 0xff, 0x7f).stop(), "more bytes");
    assertRefused(new Assembler().op('X', 0xff, 0xff, 0xff, 0xff).stop(), "a length of 4294967295");
    assertRefused(new Assembler().op('h', 3).stop(), "value 3 is not remembered");
    assertRefused(new Assembler().op('N').op('a').stop(), "too few values");
    assertRefused(new Assembler().op('N').op('N').op('a').stop(), "not a list");
    assertRefused(new Assembler().op('}').op(']').op('N').op('s').stop(), "a key that is neither");
    assertRefused(new Assembler().op('t').stop(), "did not begin");
  }

  @Test
  void deepAndSelfContainingDataEnd() throws PickleException {
    Assembler deep = new Assembler();
    for (int i = 0; i < 2_000; i++) {
      deep.op('(');
    }
    assertRefused(deep.stop(), "more than 1000 levels");
    // A list that holds itself twice, 60 times over: 2^60 elements if it were spelled out.
    Assembler laughs = new Assembler().op(']');
    for (int i = 0; i < 60; i++) {
      laughs.op('q', i).op(']').op('h', i).op('a').op('h', i).op('a');
    }
    assertThat(PickleReader.read(laughs.stop())).isInstanceOf(List.class);
    // As a key it would have to be hashed.
    assertRefused(
        new Assembler().op('}').op(']').op(0x94).op('h', 0).op('a').op('N').op('s').stop(),
        "a key");
  }

  @Test
  void damagedPicklesEndWithAnErrorOrOtherData() {
    byte[] good = plainData();
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = Damage.of(good, random);
      try {
        PickleReader.read(bad);
      } catch (PickleException e) {
        assertThat(e.getMessage()).startsWith("byte ").doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(10_000);
  }
}
