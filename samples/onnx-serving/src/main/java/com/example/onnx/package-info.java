/** Writes the sample's ONNX files at build time, without a machine learning library. */
@NullMarked
package com.example.onnx;

import org.jspecify.annotations.NullMarked;
