package io.greenai.report.org;

/** The year that progress is measured from, and why it was chosen (GRI 305-2; ESRS E1-4). */
public record BaseYear(int year, String reason) {}
