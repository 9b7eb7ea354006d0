package org.reprise.algorithm.automlzero.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.space.InvalidInputException;

/**
 * The state of a search in a file: populations with their ancestry, caches, hurdles and history.
 * Random numbers need no place in it, because each round has its own stream. Written beside and
 * moved into place, closed by a checksum.
 */
final class EvolutionCheckpoint {
  private static final int MAGIC = 0x415A4331;

  private EvolutionCheckpoint() {}

  static void write(Path file, ProgramSearch search) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    CRC32 checksum = new CRC32();
    try (DataOutputStream out =
        new DataOutputStream(
            new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(next)), checksum))) {
      out.writeInt(MAGIC);
      out.writeLong(search.identity());
      writeHistory(search.history(), out);
      Map<Individual, Integer> numbers = writeIndividuals(search, out);
      for (Island island : search.islands()) {
        out.writeLong(island.individuals());
        out.writeInt(number(numbers, island.best()));
        for (Individual individual : island.population()) {
          out.writeInt(number(numbers, individual));
        }
        island.evaluator().write(out);
      }
      out.writeLong(checksum.getValue());
    } catch (IOException e) {
      throw ProgramSearch.failed(next, e);
    }
    try {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw ProgramSearch.failed(file, e);
    }
  }

  /**
   * Whether a file was a checkpoint, or the beginning of one, and is none any more: cut off, or its
   * checksum differs.
   */
  static boolean isDamaged(Path file) throws IOException {
    byte[] start = ByteBuffer.allocate(Integer.BYTES).putInt(MAGIC).array();
    long body = Files.size(file) - Long.BYTES;
    CRC32 checksum = new CRC32();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      byte[] head = in.readNBytes(start.length);
      if (!Arrays.equals(head, 0, head.length, start, 0, head.length)) {
        return false;
      }
      if (body < start.length) {
        return true;
      }
      checksum.update(head);
      byte[] part = new byte[1 << 16];
      for (long left = body - head.length; left > 0; left -= part.length) {
        int length = (int) Math.min(left, part.length);
        in.readFully(part, 0, length);
        checksum.update(part, 0, length);
      }
      return in.readLong() != checksum.getValue();
    }
  }

  static void read(Path file, ProgramSearch search) {
    try {
      if (isDamaged(file)) {
        throw new InvalidInputException("checkpoint " + file + ": damaged; remove it");
      }
    } catch (IOException e) {
      throw ProgramSearch.failed(file, e);
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (Files.size(file) < Integer.BYTES || in.readInt() != MAGIC) {
        throw new InvalidInputException("checkpoint " + file + ": not a checkpoint of a search");
      }
      if (in.readLong() != search.identity()) {
        throw new InvalidInputException(
            "checkpoint "
                + file
                + ": belongs to a search with another seed or other settings; remove it or give"
                + " another folder");
      }
      search.restoreHistory(readHistory(in));
      List<Individual> individuals = readIndividuals(in);
      for (Island island : search.islands()) {
        long seen = in.readLong();
        island.restore(seen, at(individuals, in.readInt()));
        for (int i = 0; i < island.population().length; i++) {
          island.population()[i] = at(individuals, in.readInt());
        }
        island.evaluator().read(in);
      }
    } catch (IOException e) {
      throw ProgramSearch.failed(file, e);
    }
  }

  private static int number(Map<Individual, Integer> numbers, @Nullable Individual individual) {
    return individual == null ? -1 : Objects.requireNonNull(numbers.get(individual), "numbered");
  }

  private static @Nullable Individual at(List<Individual> individuals, int number) {
    return number < 0 ? null : individuals.get(number);
  }

  /** Writes all individuals that are reachable, parents before children, and numbers them. */
  private static Map<Individual, Integer> writeIndividuals(
      ProgramSearch search, DataOutputStream out) throws IOException {
    Map<Individual, Integer> numbers = new IdentityHashMap<>();
    List<Individual> ordered = new ArrayList<>();
    for (Island island : search.islands()) {
      addWithAncestors(island.best(), numbers, ordered);
      for (Individual individual : island.population()) {
        addWithAncestors(individual, numbers, ordered);
      }
    }
    out.writeInt(ordered.size());
    for (Individual individual : ordered) {
      out.writeLong(individual.number());
      out.writeDouble(individual.fitness());
      out.writeInt(number(numbers, individual.parent()));
      MutationKind mutation = individual.mutation();
      out.writeByte(mutation == null ? -1 : mutation.ordinal());
      writeProgram(individual.program(), out);
    }
    return numbers;
  }

  private static void addWithAncestors(
      @Nullable Individual individual, Map<Individual, Integer> numbers, List<Individual> ordered) {
    Deque<Individual> unseen = new ArrayDeque<>();
    Individual next = individual;
    while (next != null && !numbers.containsKey(next)) {
      unseen.push(next);
      next = next.parent();
    }
    for (Individual found : unseen) {
      numbers.put(found, ordered.size());
      ordered.add(found);
    }
  }

  private static List<Individual> readIndividuals(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Individual> individuals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long number = in.readLong();
      double fitness = in.readDouble();
      Individual parent = at(individuals, in.readInt());
      int mutation = in.readByte();
      individuals.add(
          new Individual(
              number,
              readProgram(in),
              fitness,
              parent,
              mutation < 0 ? null : MutationKind.values()[mutation]));
    }
    return individuals;
  }

  private static void writeProgram(Program program, DataOutputStream out) throws IOException {
    for (Component component : Component.values()) {
      List<Instruction> instructions = program.component(component);
      out.writeShort(instructions.size());
      for (Instruction instruction : instructions) {
        out.writeByte(instruction.op().id());
        out.writeByte(instruction.in1());
        out.writeByte(instruction.in2());
        out.writeByte(instruction.out());
        if (instruction.op().constants() > 0) {
          out.writeDouble(instruction.c0());
          out.writeDouble(instruction.c1());
          out.writeDouble(instruction.c2());
        }
      }
    }
  }

  private static Program readProgram(DataInputStream in) throws IOException {
    Program program = new Program(List.of(), List.of(), List.of());
    for (Component component : Component.values()) {
      int size = in.readUnsignedShort();
      List<Instruction> instructions = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        Op op = Op.values()[in.readUnsignedByte()];
        int in1 = in.readByte();
        int in2 = in.readByte();
        int out = in.readByte();
        boolean constants = op.constants() > 0;
        instructions.add(
            new Instruction(
                op,
                in1,
                in2,
                out,
                constants ? in.readDouble() : 0,
                constants ? in.readDouble() : 0,
                constants ? in.readDouble() : 0));
      }
      program = program.with(component, instructions);
    }
    return program;
  }

  private static void writeHistory(List<Progress> history, DataOutputStream out)
      throws IOException {
    out.writeInt(history.size());
    for (Progress p : history) {
      out.writeLong(p.individuals());
      out.writeDouble(p.bestEver());
      out.writeDouble(p.bestNow());
      out.writeDouble(p.meanNow());
      out.writeLong(p.trainSteps());
      out.writeLong(p.sameCode());
      out.writeLong(p.sameErrors());
      out.writeLong(p.underHurdle());
    }
  }

  private static List<Progress> readHistory(DataInputStream in) throws IOException {
    int rounds = in.readInt();
    List<Progress> history = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      history.add(
          new Progress(
              in.readLong(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong()));
    }
    return history;
  }
}
