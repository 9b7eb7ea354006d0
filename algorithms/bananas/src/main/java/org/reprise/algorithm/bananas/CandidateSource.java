package org.reprise.algorithm.bananas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.reprise.predictor.Charged;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.Mutation;
import org.reprise.space.SearchSpace;

/**
 * Where the candidates of an iteration come from: mutations of the best architectures, random
 * architectures, or both (White et al. 2021, section 4.4). None is charged already, none is
 * proposed twice.
 *
 * <p>As in the published code, the best architecture is mutated {@code size} times; while its new
 * mutations are fewer than {@code size}, the next best follows, up to the fifth, so that slightly
 * more than {@code size} may come together.
 */
public final class CandidateSource {
  private static final int PARENTS = 5;
  private static final int PATIENCE = 5;

  private final Kind kind;
  private final int size;
  private final String mutationName;

  /** What candidates are made of. */
  public enum Kind {
    MUTATION,
    RANDOM,
    MUTATION_RANDOM
  }

  /**
   * @param size candidates of each kind (100 as published)
   * @param mutationName a mutation of the space, or {@code published}: the one called {@code
   *     bananas} where the space has it, else its usual one
   */
  public CandidateSource(Kind kind, int size, String mutationName) {
    this.kind = kind;
    this.size = size;
    this.mutationName = mutationName;
  }

  /**
   * New candidates; where neither mutation nor chance finds one, all uncharged neighbours of what
   * is charged, which are none only if the space, or this connected part of it, is exhausted.
   */
  List<Architecture> propose(Charged charged, RandomGenerator random) {
    Set<Long> known = charged.keys();
    List<Architecture> candidates = new ArrayList<>();
    if (kind != Kind.RANDOM) {
      mutate(charged, known, candidates, random);
    }
    if (kind != Kind.MUTATION) {
      sample(charged, known, candidates, kind == Kind.RANDOM ? size : 2 * size, random);
    }
    if (candidates.isEmpty()) {
      sample(charged, known, candidates, size, random);
    }
    if (candidates.isEmpty()) {
      for (Architecture architecture : charged.architectures()) {
        charged.space().neighbours(architecture).forEach(n -> add(charged, n, known, candidates));
      }
    }
    return candidates;
  }

  private void mutate(
      Charged charged, Set<Long> known, List<Architecture> candidates, RandomGenerator random) {
    Mutation mutation = mutation(charged.space());
    for (Architecture parent : charged.best(PARENTS)) {
      if (candidates.size() >= size) {
        return;
      }
      for (int i = 0; i < size; i++) {
        add(charged, mutation.mutate(parent, random), known, candidates);
      }
    }
  }

  private void sample(
      Charged charged,
      Set<Long> known,
      List<Architecture> candidates,
      int upTo,
      RandomGenerator random) {
    for (int i = 0; i < PATIENCE * size && candidates.size() < upTo; i++) {
      add(charged, charged.space().sample(random), known, candidates);
    }
  }

  private static void add(
      Charged charged, Architecture candidate, Set<Long> known, List<Architecture> candidates) {
    if (known.add(charged.space().key(candidate))) {
      candidates.add(candidate);
    }
  }

  private Mutation mutation(SearchSpace space) {
    if (mutationName.equals("published")) {
      return space.mutations().getOrDefault("bananas", space.mutation());
    }
    Mutation mutation = space.mutations().get(mutationName);
    if (mutation == null) {
      throw new InvalidInputException(
          "space "
              + space.name()
              + " has no mutation '"
              + mutationName
              + "'; accepted: published, "
              + String.join(", ", space.mutations().keySet()));
    }
    return mutation;
  }
}
