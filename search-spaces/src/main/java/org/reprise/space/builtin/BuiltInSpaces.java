package org.reprise.space.builtin;

import java.util.List;
import java.util.Optional;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaceProvider;
import org.reprise.space.choiceblock.ChoiceBlockSpace;
import org.reprise.space.darts.DartsSpace;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.enas.EnasMacroSpace;
import org.reprise.space.enas.EnasMicroSpace;
import org.reprise.space.layerwise.LayerwiseSpace;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.mobile.TunasProxylessSpace;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;
import org.reprise.space.nasbenchmacro.NasBenchMacro;

/** The spaces that come with Reprise. */
public final class BuiltInSpaces implements SearchSpaceProvider {
  @Override
  public List<SearchSpace> spaces() {
    return List.of(
        new NasBench101(),
        new NasBench201(),
        new NatsBenchSize(),
        new NasBenchMacro(),
        new LayerwiseSpace(6),
        new DartsSpace(),
        new PnasSpace(3),
        new PnasSpace(PnasSpace.BLOCKS),
        new ChoiceBlockSpace(),
        new EnasMacroSpace(),
        new EnasMicroSpace(),
        new TunasProxylessSpace(),
        new MobileFashionSpace());
  }

  @Override
  public Optional<SearchSpace> space(String name) {
    return switch (name) {
      case "nasbench101" -> Optional.of(new NasBench101());
      case "nasbench201" -> Optional.of(new NasBench201());
      case "nats-bench-size" -> Optional.of(new NatsBenchSize());
      case "nasbench-macro" -> Optional.of(new NasBenchMacro());
      case "mobile-fashion" -> Optional.of(new MobileFashionSpace());
      default -> SearchSpaceProvider.super.space(name);
    };
  }
}
