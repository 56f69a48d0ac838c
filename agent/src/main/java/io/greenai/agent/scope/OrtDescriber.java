package io.greenai.agent.scope;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime sessions: named by the file, else by the graph, else by a hash of the content. Graph
 * names are often generic ({@code main_graph}, {@code torch_jit}), so the file comes first.
 */
final class OrtDescriber implements ModelDescriber {

  private static final int HASH_CHARACTERS = 12;

  @Override
  public boolean knows(Object model) {
    return model.getClass().getName().equals("ai.onnxruntime.OrtSession");
  }

  @Override
  public boolean bringsWorkers() {
    return true;
  }

  @Override
  public Description describe(
      Object session, @Nullable Object source, @Nullable SessionSettings options)
      throws ReflectiveOperationException {
    requireOpen(session);
    Object metadata = call(session, "getMetadata");
    List<String> names = new ArrayList<>();
    if (source instanceof String path) {
      names.add(fileName(path));
      names.add(path);
    }
    String graph = metadata == null ? "" : (String) call(metadata, "getGraphName");
    if (graph != null && !graph.isBlank()) {
      names.add(graph);
    }
    if (names.isEmpty()) {
      String hash = contentHash(source);
      names.add(hash == null ? "onnx-model" : hash);
    }
    String device = options == null ? Devices.UNKNOWN : options.device();
    return new Description(names, version(metadata), "onnxruntime", device);
  }

  /** A closed session refuses to count its inputs, but would read freed memory for metadata. */
  private static void requireOpen(Object session) throws ReflectiveOperationException {
    call(session, "getNumInputs");
  }

  private static String version(@Nullable Object metadata) throws ReflectiveOperationException {
    Object version = metadata == null ? null : call(metadata, "getVersion");
    boolean stated = version instanceof Long number && number != 0 && number != Long.MAX_VALUE;
    return stated ? String.valueOf(version) : "";
  }

  private static String fileName(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** A second per gigabyte, on the thread that creates the session: for what has no name at all. */
  private static @Nullable String contentHash(@Nullable Object source) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      if (source instanceof byte[] bytes) {
        sha.update(bytes);
      } else if (source instanceof ByteBuffer buffer) {
        sha.update(buffer.duplicate());
      } else {
        return null;
      }
      String hex = HexFormat.of().formatHex(sha.digest());
      return "sha256-" + hex.substring(0, HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      return null;
    }
  }

  private static @Nullable Object call(Object target, String method)
      throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }
}
