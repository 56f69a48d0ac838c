package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.cache.StringTemplateLoader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateEngineTest {
  @Test
  void dataIsEscaped() {
    assertThat(render("<p title=\"${x}\">${x}</p>", Map.of("x", "<script>&\"'")))
        .isEqualTo(
            "<p title=\"&lt;script&gt;&amp;&quot;&#39;\">&lt;script&gt;&amp;&quot;&#39;</p>");
  }

  @Test
  void numbersDoNotDependOnTheMachinesLocale() {
    assertThat(render("${x}", Map.of("x", 1234567.5))).isEqualTo("1234567.5");
  }

  @Test
  void aTemplateCannotMakeObjects() {
    assertThatThrownBy(() -> render("a\n${'freemarker.template.utility.Execute'?new()}", Map.of()))
        .isInstanceOf(TemplateError.class)
        .hasMessageStartingWith("templates/t.ftlh:2:1: ")
        .hasMessageContaining("not allowed");
  }

  @Test
  void aTemplateCannotReachTheApiOfData() {
    assertThatThrownBy(() -> render("${x?api.class}", Map.of("x", new Object())))
        .isInstanceOf(TemplateError.class)
        .hasMessageStartingWith("templates/t.ftlh:1:");
  }

  @Test
  void aMissingValueNamesFileAndLine() {
    assertThatThrownBy(() -> render("<p>\n\n  ${doc.nothing}</p>", Map.of("doc", Map.of())))
        .isInstanceOf(TemplateError.class)
        .hasMessageStartingWith(
            "templates/t.ftlh:3:5: The following has evaluated to null or missing: ==> doc.nothing");
  }

  @Test
  void aSyntaxErrorNamesFileAndLine() {
    assertThatThrownBy(() -> render("line 1\n<#if x>", Map.of("x", true)))
        .isInstanceOf(TemplateError.class)
        .hasMessageStartingWith("templates/t.ftlh:2:");
  }

  private static String render(String template, Map<String, ?> model) {
    StringTemplateLoader loader = new StringTemplateLoader();
    loader.putTemplate("t.ftlh", template);
    return new TemplateEngine(loader, VisibleText.forBrowsers()).render("t.ftlh", model);
  }
}
