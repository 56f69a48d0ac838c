/** An HTTP service that answers from two ONNX Runtime models. */
@NullMarked
package com.example.serving;

import org.jspecify.annotations.NullMarked;
