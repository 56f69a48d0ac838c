package io.greenai.report.render;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.XHTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;

/**
 * FreeMarker, fenced in: no classes, no {@code ?api}, everything escaped, one locale and zone
 * whatever the machine says.
 */
final class TemplateEngine {
  private final Configuration configuration;

  /**
   * @param filter through which every text of the data passes
   */
  TemplateEngine(TemplateLoader templates, UnaryOperator<String> filter) {
    configuration = new Configuration(Configuration.VERSION_2_3_35);
    configuration.setTemplateLoader(templates);
    configuration.setObjectWrapper(new DataWrapper(filter));
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setOutputFormat(XHTMLOutputFormat.INSTANCE);
    configuration.setRecognizeStandardFileExtensions(false);
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setLocalizedLookup(false);
  }

  /** The templates that are packed with the reporter. */
  static TemplateLoader packed() {
    return new ClassTemplateLoader(TemplateEngine.class, "/templates");
  }

  /**
   * Renders {@code template} over {@code model}.
   *
   * @throws TemplateError if the template is wrong, naming its file and line
   */
  String render(String template, Map<String, ?> model) {
    StringWriter out = new StringWriter();
    try {
      configuration.getTemplate(template).process(model, out);
    } catch (ParseException e) {
      throw TemplateError.at(
          e.getTemplateName(), e.getLineNumber(), e.getColumnNumber(), e.getEditorMessage(), e);
    } catch (TemplateException e) {
      throw TemplateError.at(
          e.getTemplateSourceName(),
          e.getLineNumber(),
          e.getColumnNumber(),
          e.getMessageWithoutStackTop(),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read template " + template, e);
    }
    return out.toString();
  }
}
