package org.reprise.reproduction.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.search.work.Cluster;
import org.reprise.search.work.WorkersLostException;
import org.reprise.space.InvalidInputException;

class SparkSettingsTest {
  @TempDir private Path folder;

  private static Cluster cluster(String master, @Nullable String listen, @Nullable Path secret) {
    return new Cluster(
        master, Optional.ofNullable(listen), Optional.ofNullable(secret), Map.of(), line -> {});
  }

  private static SparkConf conf(Cluster cluster) {
    return new SparkSettings(cluster, Master.parse(cluster.master())).conf();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spark",
        "spark://",
        "spark://host",
        "spark://host:70000",
        "spark://a:1,b",
        "local[0]",
        "local[]",
        "yarn",
        "k8s://host:1",
        "http://host:1",
        "spark://host:1/x"
      })
  void otherMastersAreRefusedInOneLine(String master) {
    assertThatThrownBy(() -> Master.parse(master))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("no cluster '" + master + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[4]", "local[*]", "local[2,3]"})
  void localMastersAreLocal(String master) {
    assertThat(Master.parse(master).isLocal()).isTrue();
  }

  @Test
  void mastersMayBeSeveral() {
    assertThat(Master.parse("spark://a:1,[::1]:7077").addresses())
        .extracting(Object::toString)
        .containsExactly("a/<unresolved>:1", "::1/<unresolved>:7077");
  }

  @Test
  void nobodyThereIsSaidAtOnce() {
    assertThatThrownBy(
            () -> new SparkProvider().connect(cluster("spark://127.0.0.1:1", null, null)))
        .isInstanceOf(WorkersLostException.class)
        .hasMessageStartingWith("nobody answers at spark://127.0.0.1:1 (");
  }

  @Test
  void nothingListensBeyondLoopbackUnlessAnAddressIsNamed() {
    SparkConf conf = conf(cluster("spark://127.0.0.1:7077", null, null));
    assertThat(conf.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
    assertThat(conf.get("spark.driver.host")).isEqualTo("127.0.0.1");
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
    assertThatThrownBy(() -> conf(cluster("spark://192.0.2.1:7077", null, null)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--listen ADDRESS");
    SparkConf named = conf(cluster("spark://192.0.2.1:7077", "192.0.2.9", null));
    assertThat(named.get("spark.driver.bindAddress")).isEqualTo("192.0.2.9");
  }

  @Test
  void aSecretSwitchesAuthenticationAndEncryptionOn() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "open sesame\n");
    SparkConf conf = conf(cluster("local[2]", null, secret));
    assertThat(conf.get("spark.authenticate")).isEqualTo("true");
    assertThat(conf.get("spark.authenticate.secret")).isEqualTo("open sesame");
    assertThat(conf.get("spark.network.crypto.enabled")).isEqualTo("true");
    assertThat(conf(cluster("local[2]", null, null)).contains("spark.authenticate")).isFalse();
    Path empty = Files.writeString(folder.resolve("empty"), " \n");
    assertThatThrownBy(() -> conf(cluster("local[2]", null, empty)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds no secret");
    assertThatThrownBy(() -> conf(cluster("local[2]", null, folder.resolve("none"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void sparkSubmitNamesTheCluster() {
    assertThatThrownBy(() -> conf(cluster("spark-submit", null, null)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("goes with the program spark-submit");
  }
}
