package org.reprise.cli;

import java.nio.file.Path;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.space.user.UserSpaceFile;
import picocli.CommandLine.ITypeConverter;

/** Reads a search space: the name of a registered one, or a YAML file that describes one. */
public final class SpaceConverter implements ITypeConverter<SearchSpace> {
  @Override
  public SearchSpace convert(String text) {
    if (text.endsWith(".yaml") || text.endsWith(".yml")) {
      return UserSpaceFile.read(Path.of(text));
    }
    return SearchSpaces.named(text);
  }
}
