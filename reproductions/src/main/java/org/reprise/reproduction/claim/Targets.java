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
   * @param names of methods, or single targets by their ids, such as {@code mnasnet/tables}
   * @throws InvalidInputException if a method has no target, or no target that id
   */
  public static List<Target> of(Collection<String> names) {
    List<Target> all = all();
    Set<String> methods = new TreeSet<>();
    Set<String> ids = new TreeSet<>();
    all.forEach(
        target -> {
          methods.add(target.method());
          ids.add(target.id());
        });
    for (String name : names) {
      if (!methods.contains(name) && !ids.contains(name)) {
        String method = name.split("/", 2)[0];
        List<String> own = ids.stream().filter(id -> id.startsWith(method + "/")).toList();
        throw new InvalidInputException(
            "no reproduction target for '"
                + name
                + "'; there are targets "
                + (name.contains("/") && !own.isEmpty()
                    ? String.join(", ", own)
                    : "for: " + String.join(", ", methods)));
      }
    }
    return names.isEmpty()
        ? all
        : all.stream()
            .filter(target -> names.contains(target.method()) || names.contains(target.id()))
            .toList();
  }
}
