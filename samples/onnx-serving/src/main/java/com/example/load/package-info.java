/** A bounded load generator for an HTTP service. */
@NullMarked
package com.example.load;

import org.jspecify.annotations.NullMarked;
