package org.reprise.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.tensor.Operations;

class EngineTest {
  private static final ClassLoader USUAL = Thread.currentThread().getContextClassLoader();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(USUAL);
  }

  /** A GPU without a GPU. */
  public static final class Abacus implements EngineProvider {
    static Optional<String> obstacle = Optional.empty();

    @Override
    public String name() {
      return "cuda";
    }

    @Override
    public Optional<String> obstacle() {
      return obstacle;
    }

    @Override
    public Operations open() {
      return new LaneOperations();
    }
  }

  private void provide(List<String> providers) throws IOException {
    URL services = Files.write(folder.resolve("services"), providers).toUri().toURL();
    Thread.currentThread()
        .setContextClassLoader(
            new ClassLoader(USUAL) {
              @Override
              public Enumeration<URL> getResources(String name) throws IOException {
                return name.endsWith(EngineProvider.class.getName())
                    ? Collections.enumeration(List.of(services))
                    : super.getResources(name);
              }
            });
  }

  @Test
  void anEngineOfAnotherModuleIsFoundByItsName() throws Exception {
    provide(List.of(Abacus.class.getName()));
    assertThat(Engine.named("cuda").obstacle()).isEmpty();
    try (Operations operations = Engine.CUDA.open()) {
      assertThat(operations).isInstanceOf(LaneOperations.class);
    }
    Abacus.obstacle = Optional.of("lacks a bead");
    assertThatThrownBy(Engine.CUDA::open)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("engine cuda: lacks a bead");
    Abacus.obstacle = Optional.empty();
  }

  @Test
  void withoutItsModuleItSaysHowToBuildItIn() throws Exception {
    provide(List.of());
    assertThatThrownBy(Engine.CUDA::required)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("engine cuda: not built in; REPRISE_PROFILES=gpu ./reprise");
  }

  @Test
  void namingTheOthersLooksForNoModule() {
    Thread.currentThread()
        .setContextClassLoader(
            new ClassLoader(USUAL) {
              @Override
              public Enumeration<URL> getResources(String name) {
                throw new AssertionError("looked for " + name);
              }
            });
    assertThat(Engine.names()).containsExactly("lanes", "nd4j", "cuda");
    assertThat(Engine.named("lanes").required()).isEqualTo(Engine.preferred());
    Engine.LANES.open().close();
  }
}
