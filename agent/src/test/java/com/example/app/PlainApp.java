package com.example.app;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** An application without a model: prints the names of its threads. */
public final class PlainApp {
  private PlainApp() {}

  public static void main(String[] arguments) throws IOException {
    Set<String> names = new TreeSet<>(Cpu.names().values());
    names.stream().filter(name -> name.startsWith("greenai")).forEach(System.out::println);
    System.out.println("plain");
  }
}
