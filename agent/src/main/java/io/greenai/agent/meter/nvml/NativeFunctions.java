package io.greenai.agent.meter.nvml;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Functions of a native library that return an {@code int}, each looked up when it is first called:
 * old drivers lack newer ones. The only class that names JNA. Arrays of primitives are passed as
 * pointers and copied back. For one thread.
 */
final class NativeFunctions {
  private static final int FUNCTION_NOT_FOUND = 13;

  private final NativeLibrary library;
  private final Map<String, Optional<Function>> functions = new HashMap<>();

  private NativeFunctions(NativeLibrary library) {
    this.library = library;
  }

  /**
   * Loads a library.
   *
   * @param file a path, or a name that the dynamic linker knows
   * @throws LinkageError where JNA cannot load its own native part, or the library
   */
  static NativeFunctions load(String file) {
    return new NativeFunctions(NativeLibrary.getInstance(file));
  }

  /** Calls a function; where the library has none of that name, says so as the library would. */
  int call(String name, Object... arguments) {
    return functions
        .computeIfAbsent(name, this::find)
        .map(function -> function.invokeInt(arguments))
        .orElse(FUNCTION_NOT_FOUND);
  }

  private Optional<Function> find(String name) {
    try {
      return Optional.of(library.getFunction(name));
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }
}
