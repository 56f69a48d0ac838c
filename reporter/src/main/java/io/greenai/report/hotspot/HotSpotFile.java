package io.greenai.report.hotspot;

/**
 * A file that was read.
 *
 * @param path relative to the ledger directory
 * @param sha256 of its bytes, in hex; empty where it could not be read to its end
 * @param samples on its lines
 * @param leftOut lines that are none of a collapsed file
 * @param finding the first of them with its number and what is wrong with it, or why the file was
 *     not read; empty where all is well
 */
public record HotSpotFile(String path, String sha256, long samples, long leftOut, String finding) {}
