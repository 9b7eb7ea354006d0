package org.reprise.algorithm.automlzero.program;

/** The three component functions of a program (paper, figure 1). */
public enum Component {
  /** Runs once, before training. */
  SETUP("Setup"),
  /** Makes a prediction from the features; runs on every training and validation example. */
  PREDICT("Predict"),
  /** Sees features and label of a training example, after the prediction. */
  LEARN("Learn");

  private final String title;

  Component(String title) {
    this.title = title;
  }

  /** Returns the function's name as a program shows it. */
  public String title() {
    return title;
  }
}
