package io.greenai.report.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a YAML file into nodes that know their place. */
public final class YamlFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 20;
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ);

  private final String file;

  private YamlFile(String file) {
    this.file = file;
  }

  /**
   * The mapping that the file holds.
   *
   * @throws YamlException where it is no single, plain YAML mapping of at most 1 MiB
   */
  public static YamlMap read(Path path) throws IOException {
    String file = path.toString();
    if (Files.size(path) > MAX_BYTES) {
      throw new YamlException(
          new Position(file, 1, 1),
          "the file has " + Files.size(path) + " bytes; at most " + MAX_BYTES + " are read");
    }
    try {
      return parse(file, Files.readString(path, StandardCharsets.UTF_8));
    } catch (MalformedInputException e) {
      throw new YamlException(new Position(file, 1, 1), "the file is not UTF-8; save it as UTF-8");
    }
  }

  /** As {@link #read}, with the text at hand; {@code file} is what messages call it. */
  public static YamlMap parse(String file, String text) {
    return new YamlFile(file).document(text);
  }

  private YamlMap document(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(0);
    Node root;
    try {
      root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      throw new YamlException(
          position(e.getProblemMark()), "not valid YAML: " + oneLine(e.getProblem()));
    } catch (YAMLException e) {
      throw new YamlException(
          new Position(file, 1, 1), "not valid YAML: " + oneLine(e.getMessage()));
    }
    if (root == null) {
      throw new YamlException(new Position(file, 1, 1), "the file is empty");
    }
    if (node(root, file) instanceof YamlMap map) {
      return map;
    }
    throw new YamlException(position(root.getStartMark()), "write a mapping of keys to values");
  }

  private YamlNode node(Node node, String name) {
    Position position = position(node.getStartMark());
    if (node.getAnchor() != null) {
      throw new YamlException(
          position, "anchor '&" + node.getAnchor() + "' is not supported; write the value out");
    }
    if (node.getTag().equals(Tag.NULL)) {
      throw new YamlException(position, "'" + name + "' has no value; write one or drop the key");
    }
    if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.MERGE)) {
      return new YamlScalar(position, scalar.getValue());
    }
    if (!PLAIN_TAGS.contains(node.getTag())) {
      throw new YamlException(
          position, "tag '" + node.getTag().getValue() + "' is not supported; write a plain value");
    }
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, position, name);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(node(item, name)));
      return new YamlList(position, items);
    }
    return new YamlScalar(position, ((ScalarNode) node).getValue());
  }

  private YamlMap mapping(MappingNode mapping, Position position, String name) {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    Map<String, Position> keyPositions = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = node(tuple.getKeyNode(), name);
      if (!(key instanceof YamlScalar scalar)) {
        throw new YamlException(key.position(), "a key is " + key.kind() + "; write a word");
      }
      if (keyPositions.put(scalar.text(), key.position()) != null) {
        throw new YamlException(key.position(), "key '" + scalar.text() + "' is there twice");
      }
      values.put(scalar.text(), node(tuple.getValueNode(), scalar.text()));
    }
    return new YamlMap(position, name, values, keyPositions);
  }

  private Position position(@Nullable Mark mark) {
    return mark == null
        ? new Position(file, 1, 1)
        : new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }
}
