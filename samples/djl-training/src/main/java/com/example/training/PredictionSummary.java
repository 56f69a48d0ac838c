package com.example.training;

/**
 * What was served.
 *
 * @param predictions images predicted
 * @param right predictions that match the label
 */
record PredictionSummary(int predictions, int right) {}
