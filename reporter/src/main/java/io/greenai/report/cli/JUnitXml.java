package io.greenai.report.cli;

import io.greenai.ledger.Finding;
import io.greenai.ledger.Severity;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.BudgetStatus;
import io.greenai.report.budget.CandidateOutcome;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.budget.OnUnbudgeted;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What a gate found as JUnit XML: each limit is a test, and so are the ledgers. */
final class JUnitXml {
  private final CheckResult result;
  private final XMLStreamWriter xml;
  private int tests;
  private int failures;
  private int errors;
  private int skipped;

  private JUnitXml(CheckResult result, XMLStreamWriter xml) {
    this.result = result;
    this.xml = xml;
  }

  static String of(CheckResult result) throws IOException {
    try {
      StringWriter cases = new StringWriter();
      XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
      JUnitXml suite = new JUnitXml(result, factory.createXMLStreamWriter(cases));
      suite.cases();
      suite.xml.flush();
      return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<testsuites>\n<testsuite name=\"greenai check\" tests=\"%d\" failures=\"%d\""
              .formatted(suite.tests, suite.failures)
          + " errors=\"%d\" skipped=\"%d\">\n".formatted(suite.errors, suite.skipped)
          + cases
          + "</testsuite>\n</testsuites>";
    } catch (XMLStreamException e) {
      throw new IOException("The findings cannot be written as XML: " + e.getMessage(), e);
    }
  }

  private void cases() throws XMLStreamException {
    if (result.candidate().isPresent()) {
      for (CandidateOutcome one : result.candidate().get().outcomes()) {
        candidate(one);
      }
    } else {
      for (BudgetOutcome outcome : result.input().budgets()) {
        for (LimitOutcome limit : outcome.limits()) {
          limit(outcome, limit);
        }
      }
      unbudgeted();
    }
    ledgers();
  }

  private void limit(BudgetOutcome outcome, LimitOutcome limit) throws XMLStreamException {
    start(outcome.budget().name(), limit.limit().kind() + " " + outcome.period().label());
    String sentence = CheckResult.sentence(outcome, limit);
    if (CheckResult.fails(outcome, limit)) {
      failed(
          limit.status() == BudgetStatus.BREACH ? "failure" : "error",
          limit.status().id(),
          sentence);
    } else if (limit.actual().isEmpty()) {
      skipped++;
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", clean(sentence));
    } else {
      told(sentence);
    }
    end();
  }

  private void candidate(CandidateOutcome one) throws XMLStreamException {
    start(one.budget().name(), one.limit().kind() + " of " + one.model() + " " + one.version());
    String sentence = CandidateResult.sentence(one);
    if (one.fails()) {
      failed(
          one.status() == BudgetStatus.BREACH ? "failure" : "error", one.status().id(), sentence);
    } else {
      told(sentence);
    }
    end();
  }

  private void unbudgeted() throws XMLStreamException {
    if (result.unbudgeted().isEmpty()) {
      return;
    }
    String sentence =
        "models run without a budget: " + String.join(", ", result.unbudgeted().models());
    start("unbudgeted", result.input().footprint().totals().period().label());
    if (result.onUnbudgeted() == OnUnbudgeted.FAIL) {
      failed("failure", "unbudgeted", sentence);
    } else {
      told(sentence);
    }
    end();
  }

  private void ledgers() throws XMLStreamException {
    start("ledgers", "hold");
    List<Finding> broken =
        result.input().evidence().findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    if (!broken.isEmpty()) {
      failed("error", "ledger", String.join("\n", broken.stream().map(Finding::toString).toList()));
    }
    end();
  }

  private void start(String of, String name) throws XMLStreamException {
    tests++;
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean(of));
    xml.writeAttribute("name", clean(name));
  }

  private void end() throws XMLStreamException {
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private void told(String sentence) throws XMLStreamException {
    xml.writeStartElement("system-out");
    xml.writeCharacters(clean(sentence));
    xml.writeEndElement();
  }

  private void failed(String element, String type, String message) throws XMLStreamException {
    if (element.equals("failure")) {
      failures++;
    } else {
      errors++;
    }
    xml.writeStartElement(element);
    xml.writeAttribute("type", type);
    xml.writeAttribute("message", clean(message));
    xml.writeEndElement();
  }

  /** Without characters that XML has no place for. */
  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
  }
}
