package org.reprise.reproduction.claim;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.reprise.space.InvalidInputException;

/** The targets of all modules, read from each {@code META-INF/reprise/targets.json}. */
public final class Targets {
  private static final String RESOURCE = "META-INF/reprise/targets.json";

  private Targets() {}

  private record File(List<Target> targets) {}

  /** Returns all targets on the class path, by method, each method's in the order of its file. */
  public static List<Target> all() {
    List<File> files = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try {
      for (URL url : Collections.list(Targets.class.getClassLoader().getResources(RESOURCE))) {
        // One after the other where the modules were packed into one jar.
        try (MappingIterator<File> packed = json.readerFor(File.class).readValues(url)) {
          packed.forEachRemaining(files::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a file of targets on the class path cannot be read", e);
    }
    // Several files may have targets of one method; the class path's order is the builder's.
    files.sort(Comparator.comparing(file -> file.targets().get(0).id()));
    List<Target> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (File file : files) {
      for (Target target : file.targets()) {
        if (!ids.add(target.id())) {
          throw new IllegalStateException("two targets are called " + target.id());
        }
        all.add(target);
      }
    }
    all.sort(Comparator.comparing(Target::method));
    return all;
  }

  /**
   * Returns the targets of some methods; of all if none is named.
   *
   * @throws InvalidInputException if a method has no target
   */
  public static List<Target> of(Collection<String> methods) {
    List<Target> all = all();
    Set<String> known = new TreeSet<>();
    all.forEach(target -> known.add(target.method()));
    for (String method : methods) {
      if (!known.contains(method)) {
        throw new InvalidInputException(
            "no reproduction target for '"
                + method
                + "'; there are targets for: "
                + String.join(", ", known));
      }
    }
    return methods.isEmpty()
        ? all
        : all.stream().filter(target -> methods.contains(target.method())).toList();
  }
}
