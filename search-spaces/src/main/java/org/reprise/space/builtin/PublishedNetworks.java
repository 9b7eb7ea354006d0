package org.reprise.space.builtin;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reprise.space.InvalidInputException;
import org.reprise.space.darts.PnasNet5;
import org.reprise.space.darts.PublishedGenotype;
import org.reprise.space.mobile.EfficientNet;
import org.reprise.space.mobile.MnasNet;
import org.reprise.space.mobile.MobileNetV2;
import org.reprise.space.mobile.ProxylessNas;
import org.reprise.space.network.PublishedNetwork;

/** The published networks that come with Reprise, by name. */
public final class PublishedNetworks {
  private static final Map<String, PublishedNetwork> BY_ID = byId();

  private PublishedNetworks() {}

  /** Returns all of them, by name in alphabetical order. */
  public static Map<String, PublishedNetwork> all() {
    return BY_ID;
  }

  /**
   * Returns the network called {@code id}.
   *
   * @throws InvalidInputException if there is none
   */
  public static PublishedNetwork named(String id) {
    PublishedNetwork network = BY_ID.get(id);
    if (network == null) {
      throw new InvalidInputException(
          "no published network '" + id + "'; there are: " + String.join(", ", BY_ID.keySet()));
    }
    return network;
  }

  private static Map<String, PublishedNetwork> byId() {
    Map<String, PublishedNetwork> byId = new TreeMap<>();
    Stream.<PublishedNetwork[]>of(
            EfficientNet.values(),
            MnasNet.values(),
            MobileNetV2.values(),
            ProxylessNas.values(),
            PnasNet5.values(),
            PublishedGenotype.values())
        .flatMap(Arrays::stream)
        .forEach(network -> byId.put(network.id(), network));
    return Collections.unmodifiableMap(byId);
  }
}
