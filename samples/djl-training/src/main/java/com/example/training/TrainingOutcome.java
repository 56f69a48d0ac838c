package com.example.training;

/**
 * What training came to.
 *
 * @param epochs passes over the training part
 * @param heldOutAccuracy share of the held-out images that were told right, 0 to 1; chance is 0.1
 */
record TrainingOutcome(int epochs, float heldOutAccuracy) {}
