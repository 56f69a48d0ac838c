package com.example.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Where {@code digits.csv} comes from: seven-segment digits as a worn display under a poor camera
 * would show them. Every image is shifted by up to one pixel, its strokes vary in brightness, one
 * in twenty of its segments is dim, its background glows, and every pixel carries normally
 * distributed noise. Integer seeds and {@link Random}, whose algorithm the Java specification
 * fixes, make it the same file everywhere.
 */
final class SegmentDigits {
  private static final int ROWS = 2_000;
  private static final int SIDE = 8;
  private static final int MAX_GREY = 16;

  /** Which of the segments a to g light up, per digit; bit 0 is a. */
  private static final int[] SEGMENTS = {
    0b0111111, 0b0000110, 0b1011011, 0b1001111, 0b1100110, 0b1101101, 0b1111101, 0b0000111,
    0b1111111, 0b1101111
  };

  /** Row and column of the first and last pixel of segments a to g in an upright 7 by 4 digit. */
  private static final int[][] STROKES = {
    {0, 0, 0, 3}, {0, 3, 3, 3}, {3, 3, 6, 3}, {6, 0, 6, 3}, {3, 0, 6, 0}, {0, 0, 3, 0}, {3, 0, 3, 3}
  };

  private SegmentDigits() {}

  /** Writes the file given as the only argument. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), csv());
  }

  static String csv() {
    Random random = new Random(20_261_122);
    StringJoiner header = new StringJoiner(",", "label,", "\n");
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      header.add(String.format(Locale.ROOT, "r%dc%d", pixel / SIDE, pixel % SIDE));
    }
    StringBuilder file = new StringBuilder(header.toString());
    for (int row = 0; row < ROWS; row++) {
      int digit = random.nextInt(SEGMENTS.length);
      StringJoiner line = new StringJoiner(",", digit + ",", "\n");
      for (double pixel : image(digit, random)) {
        line.add(Integer.toString((int) Math.max(0, Math.min(MAX_GREY, Math.round(pixel)))));
      }
      file.append(line);
    }
    return file.toString();
  }

  private static double[] image(int digit, Random random) {
    double[] pixels = new double[SIDE * SIDE];
    int down = random.nextInt(2);
    int right = 1 + random.nextInt(3);
    double brightness = 9 + 5 * random.nextDouble();
    double glow = 2 * random.nextDouble();
    for (int segment = 0; segment < STROKES.length; segment++) {
      boolean lit = (SEGMENTS[digit] >> segment & 1) == 1;
      boolean dim = random.nextInt(20) == 0;
      if (lit) {
        draw(pixels, STROKES[segment], down, right, dim ? brightness / 4 : brightness);
      }
    }
    for (int pixel = 0; pixel < pixels.length; pixel++) {
      pixels[pixel] += glow + 2.2 * random.nextGaussian();
    }
    return pixels;
  }

  private static void draw(double[] pixels, int[] stroke, int down, int right, double brightness) {
    for (int row = stroke[0]; row <= stroke[2]; row++) {
      for (int column = stroke[1]; column <= stroke[3]; column++) {
        int index = (row + down) * SIDE + column + right;
        pixels[index] = Math.max(pixels[index], brightness);
      }
    }
  }
}
