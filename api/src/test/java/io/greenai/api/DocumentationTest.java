package io.greenai.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of the documentation, as readers will copy it. */
class DocumentationTest {
  private static final String AROUND =
      "import io.greenai.api.*; abstract class Sample {"
          + " abstract void train(); abstract double evaluate(); abstract String answer(String q);"
          + " abstract long tokensOf(String text); abstract double price(Object basket);"
          + " void sample(String question, Object basket) throws Exception { %s } }";

  @TempDir Path folder;

  @Test
  void theSampleCompiles() throws Exception {
    String page = Files.readString(Path.of("../docs/api.md"));
    String sample = page.substring(page.indexOf("```java\n") + 8, page.indexOf("```\n\nWhat runs"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();

    compiler
        .getTask(
            null,
            null,
            problems,
            List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
            null,
            List.of(source(String.format(AROUND, sample))))
        .call();

    assertThat(problems.getDiagnostics()).isEmpty();
  }

  private static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
