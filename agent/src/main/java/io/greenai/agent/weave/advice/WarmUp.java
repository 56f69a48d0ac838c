package io.greenai.agent.weave.advice;

/** Woven once, to have Byte Buddy loaded before the first real class comes. */
final class WarmUp {
  private WarmUp() {}

  void close() {}
}
