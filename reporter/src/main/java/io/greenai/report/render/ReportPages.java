package io.greenai.report.render;

import freemarker.cache.TemplateLoader;
import freemarker.template.TemplateModelException;
import io.greenai.report.disclose.model.ReportDocument;

/** Makes the XHTML of a report: what browsers show, and what the PDF is printed from. */
final class ReportPages {
  private final TemplateLoader templates;

  ReportPages(TemplateLoader templates) {
    this.templates = templates;
  }

  /** For browsers. */
  String html(ReportDocument document) {
    return render(document, "html", VisibleText.forBrowsers());
  }

  /** For {@link io.greenai.report.render.pdf.PdfPrinter}. */
  String xhtml(ReportDocument document, VisibleText text) {
    return render(document, "pdf", text);
  }

  private String render(ReportDocument document, String target, VisibleText text) {
    String css = Packed.text("base.css") + Packed.text(target + ".css");
    try {
      Page page = new Page(document, target, css, text);
      return new TemplateEngine(templates, text)
          .render(document.kind().id() + ".ftlh", page.names());
    } catch (TemplateModelException e) {
      throw new IllegalStateException(
          "Cannot hand report " + document.title() + " to a template", e);
    }
  }
}
