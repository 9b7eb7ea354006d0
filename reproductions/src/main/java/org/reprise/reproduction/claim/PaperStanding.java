package org.reprise.reproduction.claim;

/** The verdict on a paper, by its own statements on its own ground. */
public enum PaperStanding {
  /** All of them are judged and reproduced, more than definitions among them. */
  REPRODUCED("reproduced"),
  /** Those that are judged are; others were not run, or are shown without a verdict. */
  AS_FAR_AS_RUN("reproduced as far as judged"),
  /** Some are reproduced or close, some not. */
  IN_PART("in part"),
  /** Sizes and counts agree; nothing that was measured is judged. */
  DEFINITIONS_ONLY("definitions only"),
  /** Every one that is judged is contradicted. */
  NOT_REPRODUCED("not reproduced"),
  /** None is judged. */
  NOT_TESTED("not tested on its own ground");

  private final String text;

  PaperStanding(String text) {
    this.text = text;
  }

  /** As a report writes it. */
  public String text() {
    return text;
  }
}
