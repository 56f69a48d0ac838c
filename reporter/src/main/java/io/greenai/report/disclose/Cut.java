package io.greenai.report.disclose;

/**
 * A part of a view whose figures are stated beside those of the whole: what a budget is for, or
 * what none is.
 *
 * @param of what is in it
 * @param id added to the ids of the view's figures; empty for the whole view
 * @param name added to their labels
 */
record Cut(Selection of, String id, String name) {
  /** All models. */
  static final Cut WHOLE = new Cut(Selection.MODELS, "", "");

  String id(String ofView) {
    return id.isEmpty() ? ofView : ofView + "." + id;
  }

  String label(String ofView) {
    return name.isEmpty() ? ofView : ofView + ", " + name;
  }
}
