package io.greenai.report.render;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets every text of the data pass through one filter, while texts of the template stay as is; what
 * is absent is missing.
 */
final class DataWrapper extends DefaultObjectWrapper {
  private final UnaryOperator<String> filter;

  DataWrapper(UnaryOperator<String> filter) {
    super(Configuration.VERSION_2_3_35);
    this.filter = filter;
  }

  @Override
  public TemplateModel wrap(@Nullable Object object) throws TemplateModelException {
    if (object instanceof Optional<?> optional) {
      return wrap(optional.orElse(null));
    }
    return object instanceof String text
        ? new SimpleScalar(filter.apply(text))
        : super.wrap(object);
  }
}
