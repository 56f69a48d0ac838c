package io.greenai.report.yaml;

/** A value in a YAML file, with its place. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {
  Position position();

  /** What a message calls this kind of node. */
  String kind();
}
