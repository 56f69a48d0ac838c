/** Trains, evaluates, saves and serves a small classifier of digits with DJL. */
@NullMarked
package com.example.training;

import org.jspecify.annotations.NullMarked;
