package org.reprise.training.cuda;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Launches in the order in which they were asked for, to be done again and again: a training step
 * or an evaluation of one network, recorded once. What was made while it was recorded keeps its
 * place in memory.
 */
final class Program {
  final List<Launch> launches = new ArrayList<>();
  final List<CudaBuffer> made = new ArrayList<>();

  /**
   * Returns, for each launch, how many launches at least come after it on the way to the end: one
   * that writes what another reads or writes, or reads what the other writes, keeps its order.
   */
  int[] distances() {
    int[] distance = new int[launches.size()];
    List<Set<Integer>> before = before();
    for (int i = launches.size() - 1; i >= 0; i--) {
      for (int earlier : before.get(i)) {
        distance[earlier] = Math.max(distance[earlier], distance[i] + 1);
      }
    }
    return distance;
  }

  private List<Set<Integer>> before() {
    Map<CudaBuffer, Integer> writer = new IdentityHashMap<>();
    Map<CudaBuffer, List<Integer>> readers = new IdentityHashMap<>();
    List<Set<Integer>> before = new ArrayList<>();
    for (int i = 0; i < launches.size(); i++) {
      Launch launch = launches.get(i);
      Set<Integer> waits = new HashSet<>();
      for (CudaBuffer buffer : launch.reads) {
        if (writer.containsKey(buffer)) {
          waits.add(writer.get(buffer));
        }
      }
      for (CudaBuffer buffer : launch.writes) {
        if (writer.containsKey(buffer)) {
          waits.add(writer.get(buffer));
        }
        waits.addAll(readers.getOrDefault(buffer, List.of()));
      }
      for (CudaBuffer buffer : launch.reads) {
        readers.computeIfAbsent(buffer, key -> new ArrayList<>()).add(i);
      }
      for (CudaBuffer buffer : launch.writes) {
        writer.put(buffer, i);
        readers.remove(buffer);
      }
      waits.remove(i);
      before.add(waits);
    }
    return before;
  }

  /**
   * Returns what several programs, of networks that share nothing, launch together: launches of one
   * kernel that are equally far from the end of their programs, and as large, become one.
   */
  static List<List<Launch>> together(List<Program> programs) {
    Map<Integer, Map<String, List<Launch>>> byDistance = new HashMap<>();
    for (Program program : programs) {
      int[] distances = program.distances();
      for (int i = 0; i < distances.length; i++) {
        Launch launch = program.launches.get(i);
        byDistance
            .computeIfAbsent(distances[i], key -> new java.util.TreeMap<>())
            .computeIfAbsent(launch.kernel + " " + launch.blocks, key -> new ArrayList<>())
            .add(launch);
      }
    }
    List<Integer> order = new ArrayList<>(byDistance.keySet());
    order.sort(Collections.reverseOrder());
    List<List<Launch>> together = new ArrayList<>();
    for (int distance : order) {
      together.addAll(byDistance.get(distance).values());
    }
    return together;
  }
}
