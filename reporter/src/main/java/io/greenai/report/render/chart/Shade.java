package io.greenai.report.render.chart;

/**
 * The few colours of a chart, ordered from dark to light, with the class that dark mode restyles.
 */
public enum Shade {
  INK("ink", "#1b1f24"),
  MODEL("s1", "#0b4f3a"),
  ALARM("alarm", "#9b1c1c"),
  JVM("s2", "#4b8f78"),
  OTHER("s3", "#9bbfb1"),
  IDLE("s4", "#d8e2de"),
  GRID("grid", "#c7ced6"),
  TRACK("track", "#e9eeec");

  private final String cssClass;
  private final String colour;

  Shade(String cssClass, String colour) {
    this.cssClass = cssClass;
    this.colour = colour;
  }

  String cssClass() {
    return cssClass;
  }

  String colour() {
    return colour;
  }
}
