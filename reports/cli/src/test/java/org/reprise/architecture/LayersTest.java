package org.reprise.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.reprise.algorithm.automlzero.execution.Noise;
import org.reprise.claim.TargetCheck;
import org.reprise.search.Evaluator;
import org.reprise.search.Gaussian;
import org.reprise.search.Ledger;
import org.reprise.search.Oracle;
import org.reprise.search.SearchAlgorithm;

/** The arrows between the rooms of the house, as docs/architecture.md draws them. */
@AnalyzeClasses(packages = "org.reprise", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  private static final String SPACES = "org.reprise.space..";
  private static final String TABLES = "org.reprise.table..";
  private static final String IMAGES = "org.reprise.data..";
  private static final String SEARCH = "org.reprise.search..";
  private static final String TRAINING = "org.reprise.training..";
  private static final String METHODS = "org.reprise.algorithm..";
  private static final String HARNESS = "org.reprise.reproduction..";
  private static final String CLAIMS = "org.reprise.claim..";
  private static final String PREDICTORS = "org.reprise.predictor..";
  private static final String REPORTS = "org.reprise.report..";
  private static final String COMMANDS = "org.reprise.cli..";

  @ArchTest
  void everyRoomIsSeen(JavaClasses classes) {
    // A rule over classes that are not on the class path would hold in vain.
    List<String> rooms =
        classes.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.split("\\.")[2])
            .distinct()
            .collect(Collectors.toList());
    assertThat(rooms).contains("space", "table", "search", "algorithm", "report");
  }

  @ArchTest
  static final ArchRule spacesKnowNothingElse =
      noClasses()
          .that()
          .resideInAPackage(SPACES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              TABLES, IMAGES, SEARCH, TRAINING, METHODS, HARNESS, REPORTS, COMMANDS);

  @ArchTest
  static final ArchRule dataKnowSpacesAlone =
      noClasses()
          .that()
          .resideInAnyPackage(TABLES, IMAGES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SEARCH, TRAINING, METHODS, HARNESS, REPORTS, COMMANDS);

  @ArchTest
  static final ArchRule searchKnowsNoMethodAndNoTensor =
      noClasses()
          .that()
          .resideInAPackage(SEARCH)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              TABLES, IMAGES, CLAIMS, PREDICTORS, TRAINING, METHODS, HARNESS, REPORTS, COMMANDS);

  @ArchTest
  static final ArchRule trainingKnowsNoMethod =
      noClasses()
          .that()
          .resideInAPackage(TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(METHODS, HARNESS, REPORTS)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule methodsKnowNeitherHarnessNorReports =
      noClasses()
          .that()
          .resideInAPackage(METHODS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HARNESS, REPORTS, COMMANDS);

  @ArchTest
  static final ArchRule noMethodKnowsAnother =
      slices()
          .matching("org.reprise.algorithm.(*)..")
          .should()
          .notDependOnEachOther()
          .because("what two papers share moves down to search or training");

  @ArchTest
  static final ArchRule reportsKnowNoCommand =
      noClasses()
          .that()
          .resideInAPackage(REPORTS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(COMMANDS);

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("org.reprise.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theHarnessKnowsNoReport =
      noClasses()
          .that()
          .resideInAPackage(HARNESS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(REPORTS, COMMANDS)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule methodsNeverSeeTables =
      noClasses()
          .that()
          .resideInAPackage(METHODS)
          .and()
          .doNotImplement(TargetCheck.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TABLES)
          .because(
              "a table holds test accuracies, which only the harness and the checks that it calls"
                  + " may read");

  @ArchTest
  static final ArchRule searchesDoNotKnowTheirChecks =
      noClasses()
          .that()
          .resideInAPackage(METHODS)
          .and()
          .doNotImplement(TargetCheck.class)
          .should()
          .dependOnClassesThat()
          .implement(TargetCheck.class);

  @ArchTest
  static final ArchRule searchesSeeTheEvaluatorAlone =
      noClasses()
          .that()
          .implement(SearchAlgorithm.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Ledger.class, Oracle.class)
          .because("every query is charged by the ledger behind the evaluator");

  @ArchTest
  void theEvaluatorHasNoTestAccuracy(JavaClasses classes) {
    assertThat(classes.get(Evaluator.class).getMethods())
        .noneMatch(method -> method.getName().toLowerCase(java.util.Locale.ROOT).contains("test"));
  }

  @ArchTest
  static final ArchRule onlyTrainingNamesTensorLibraries =
      noClasses()
          .that()
          .resideOutsideOfPackage(TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule onlyCommandsNameTheCommandLineLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage(COMMANDS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule randomnessComesFromNamedStreams =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, ThreadLocalRandom.class, java.security.SecureRandom.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(SplittableRandom.class)
          .because("the same seed gives the same bytes");

  @ArchTest
  static final ArchRule normalNumbersAreTheSameOnEveryJava =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Gaussian.class, Noise.class)
          .should()
          .callMethodWhere(target(nameMatching("next(Gaussian|Exponential)")))
          .because("versions of Java draw them differently: Gaussian.next");

  @ArchTest
  static final ArchRule nobodyWritesToStandardStreams =
      noClasses()
          .should(ACCESS_STANDARD_STREAMS)
          .because("commands print through picocli's writers");

  @ArchTest
  static final ArchRule pluginsHaveAPublicConstructor =
      classes()
          .that()
          .implement(org.reprise.search.AlgorithmProvider.class)
          .and()
          .resideInAPackage(METHODS)
          .should()
          .bePublic()
          .andShould()
          .haveSimpleNameEndingWith("Provider");
}
