package io.greenai.report.factor.series;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what ENTSO-E's Transparency Platform answers of the actual generation per type (document
 * type A75, a {@code GL_MarketDocument} of IEC 62325-451-6): mean powers in megawatts. Series of
 * consumption, which pumped storage has too, are passed over.
 */
final class GenerationXml {
  private static final Map<String, Duration> RESOLUTIONS =
      Map.of(
          "PT15M", Duration.ofMinutes(15),
          "PT30M", Duration.ofMinutes(30),
          "PT60M", Duration.ofHours(1));
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  /** A curve whose points hold until the next one. */
  private static final String BLOCKS = "A03";

  private final String file;
  private final SortedMap<String, GenerationSeries> byZone;
  private String zone = "";
  private Optional<GenerationKind> kind = Optional.empty();
  private boolean blocks;
  private Instant start = Instant.EPOCH;
  private Instant end = Instant.EPOCH;
  private Duration resolution = QUARTER_HOUR;
  private int position;
  private final NavigableMap<Integer, BigDecimal> points = new TreeMap<>();

  private GenerationXml(String file, SortedMap<String, GenerationSeries> byZone) {
    this.file = file;
    this.byZone = byZone;
  }

  /** Adds all of a file to {@code byZone}. */
  static void read(String file, byte[] content, SortedMap<String, GenerationSeries> byZone) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      new GenerationXml(file, byZone).read(xml);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IntensityFileException(
          file + ":" + e.getLocation().getLineNumber(), "is no XML: " + e.getMessage());
    }
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    xml.nextTag();
    if (!xml.getLocalName().equals("GL_MarketDocument")) {
      throw problem(xml, "is a " + xml.getLocalName() + " where a GL_MarketDocument must be");
    }
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        begin(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("Period")) {
        add(xml);
      }
    }
  }

  private void begin(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "TimeSeries" -> {
        zone = "";
        kind = Optional.empty();
        blocks = false;
      }
      case "Period" -> points.clear();
      case "inBiddingZone_Domain.mRID" -> zone = xml.getElementText();
      case "psrType" -> kind = Optional.of(kind(xml));
      case "curveType" -> blocks = xml.getElementText().equals(BLOCKS);
      case "quantity_Measure_Unit.name" -> requireMegawatts(xml);
      case "start" -> start = instant(xml);
      case "end" -> end = instant(xml);
      case "resolution" -> resolution = resolution(xml);
      case "position" -> position = number(xml).intValue();
      case "quantity" -> points.put(position, number(xml));
      default -> {}
    }
  }

  private GenerationKind kind(XMLStreamReader xml) throws XMLStreamException {
    String code = xml.getElementText();
    return GenerationKind.of(code)
        .orElseThrow(() -> problem(xml, "has psrType '" + code + "', which is none that is known"));
  }

  private void requireMegawatts(XMLStreamReader xml) throws XMLStreamException {
    String unit = xml.getElementText();
    if (!unit.equals("MAW")) {
      throw problem(xml, "is in '" + unit + "' where MAW, megawatts, must be");
    }
  }

  private Duration resolution(XMLStreamReader xml) throws XMLStreamException {
    String text = xml.getElementText();
    Duration known = RESOLUTIONS.get(text);
    if (known == null) {
      throw problem(xml, "has resolution '" + text + "'; PT15M, PT30M or PT60M must be");
    }
    return known;
  }

  private Instant instant(XMLStreamReader xml) throws XMLStreamException {
    String text = xml.getElementText();
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw problem(xml, "says '" + text + "' where a moment such as 2026-11-23T12:00Z must be");
    }
  }

  private BigDecimal number(XMLStreamReader xml) throws XMLStreamException {
    String text = xml.getElementText();
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (number.signum() >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the same message as for a number below 0
    }
    throw problem(xml, "says '" + text + "' where a number of 0 or more must be");
  }

  private void add(XMLStreamReader xml) {
    if (zone.isEmpty() || kind.isEmpty()) {
      return;
    }
    GenerationSeries series = byZone.computeIfAbsent(zone, GenerationSeries::new);
    int last = Math.toIntExact(Duration.between(start, end).dividedBy(resolution));
    for (int at = 1; at <= last; at++) {
      Map.Entry<Integer, BigDecimal> point = points.floorEntry(at);
      if (point != null && (blocks || point.getKey() == at)) {
        add(xml, series, start.plus(resolution.multipliedBy(at - 1L)), point.getValue());
      }
    }
  }

  private void add(XMLStreamReader xml, GenerationSeries series, Instant from, BigDecimal mean) {
    Instant to = from.plus(resolution);
    for (Instant quarter = from; quarter.isBefore(to); quarter = quarter.plus(QUARTER_HOUR)) {
      if (!series.add(kind.orElseThrow(), quarter, mean)) {
        throw problem(
            xml,
            "says "
                + mean.toPlainString()
                + " MW of "
                + kind.orElseThrow()
                + " from "
                + quarter
                + " for "
                + zone
                + ", where another point says otherwise; keep one of them");
      }
    }
  }

  private IntensityFileException problem(XMLStreamReader xml, String text) {
    return new IntensityFileException(file + ":" + xml.getLocation().getLineNumber(), text);
  }
}
