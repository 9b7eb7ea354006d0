package org.reprise.training.cuda;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Launches in the order in which they were asked for, to be done again and again: a training step
 * or an evaluation of one network, or passes through many, recorded once.
 */
final class LaunchProgram {
  final List<Launch> launches = new ArrayList<>();
  // What was given back while it was recorded, and is still used whenever it runs.
  final List<CudaBuffer> released = new ArrayList<>();

  /**
   * Returns, for each launch, how many launches at least come after it on the way to the end: one
   * that writes what another reads or writes, or reads what the other writes, keeps its order.
   */
  private int[] distances() {
    int[] distance = new int[launches.size()];
    List<Set<Integer>> before = before();
    for (int i = launches.size() - 1; i >= 0; i--) {
      for (int earlier : before.get(i)) {
        distance[earlier] = Math.max(distance[earlier], distance[i] + 1);
      }
    }
    return distance;
  }

  /** Returns, for each launch, those that must have been done before it. */
  private List<Set<Integer>> before() {
    IdentityHashMap<CudaBuffer, Integer> writer = new IdentityHashMap<>();
    IdentityHashMap<CudaBuffer, List<Integer>> readers = new IdentityHashMap<>();
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

  /** Launches of one kernel, of one size, that wait for nothing any more. */
  private static final class Ready {
    final List<Place> places = new ArrayList<>();
    long distances;

    void add(Place place, int distance) {
      places.add(place);
      distances += distance;
    }

    double meanDistance() {
      return (double) distances / places.size();
    }
  }

  /** A launch of a program. */
  private record Place(int program, int launch) {}

  /**
   * Returns what several programs, of networks that share nothing, launch together. Of the kernels
   * that have launches ready, the one whose launches are farthest from the end on average comes
   * next, with all of them: the agenda of Neubig et al. 2017 (On-the-fly operation batching).
   */
  static List<List<Launch>> together(List<LaunchProgram> programs) {
    List<int[]> waits = new ArrayList<>();
    List<int[]> distances = new ArrayList<>();
    List<List<List<Integer>>> after = new ArrayList<>();
    Map<String, Ready> agenda = new TreeMap<>();
    for (int p = 0; p < programs.size(); p++) {
      List<Set<Integer>> before = programs.get(p).before();
      waits.add(before.stream().mapToInt(Set::size).toArray());
      distances.add(programs.get(p).distances());
      after.add(reversed(before));
      for (int i = 0; i < before.size(); i++) {
        if (before.get(i).isEmpty()) {
          put(agenda, programs, new Place(p, i), distances);
        }
      }
    }
    List<List<Launch>> together = new ArrayList<>();
    while (!agenda.isEmpty()) {
      String next = "";
      double farthest = 0;
      for (Map.Entry<String, Ready> entry : agenda.entrySet()) {
        double distance = entry.getValue().meanDistance();
        if (next.isEmpty() || distance > farthest) {
          next = entry.getKey();
          farthest = distance;
        }
      }
      Ready ready = agenda.remove(next);
      List<Launch> group = new ArrayList<>();
      for (Place place : ready.places) {
        group.add(programs.get(place.program).launches.get(place.launch));
        for (int later : after.get(place.program).get(place.launch)) {
          if (--waits.get(place.program)[later] == 0) {
            put(agenda, programs, new Place(place.program, later), distances);
          }
        }
      }
      together.add(group);
    }
    return together;
  }

  private static void put(
      Map<String, Ready> agenda, List<LaunchProgram> programs, Place place, List<int[]> distances) {
    Launch launch = programs.get(place.program).launches.get(place.launch);
    agenda
        .computeIfAbsent(launch.kernel + " " + launch.blocks, key -> new Ready())
        .add(place, distances.get(place.program)[place.launch]);
  }

  private static List<List<Integer>> reversed(List<Set<Integer>> before) {
    List<List<Integer>> after = new ArrayList<>();
    before.forEach(waits -> after.add(new ArrayList<>()));
    for (int i = 0; i < before.size(); i++) {
      for (int earlier : before.get(i)) {
        after.get(earlier).add(i);
      }
    }
    return after;
  }
}
