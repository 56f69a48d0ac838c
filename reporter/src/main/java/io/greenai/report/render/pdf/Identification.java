package io.greenai.report.render.pdf;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfBoolean;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfStream;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;

/** What makes a PDF an identified PDF/A-3a and PDF/UA-1 file: dates, ids, colour, metadata. */
final class Identification {
  private static final int ID_BYTES = 16;
  private static final String CONDITION = "sRGB IEC61966-2.1";

  private Identification() {}

  /**
   * @param digest of the input, 16 bytes or more, from which the file's id is taken
   * @param icc an sRGB profile, embedded as it is: the JDK would rewrite its header by version
   */
  static void apply(PdfWriter writer, PdfInfo info, String language, byte[] digest, byte[] icc)
      throws IOException {
    PdfDictionary dictionary = writer.getInfo();
    PdfDate date = date(info);
    byte[] id = Arrays.copyOf(digest, ID_BYTES);
    dictionary.put(PdfName.CREATIONDATE, date);
    dictionary.put(PdfName.MODDATE, date);
    dictionary.put(PdfName.TITLE, text(info.title()));
    dictionary.put(PdfName.AUTHOR, text(info.author()));
    dictionary.put(PdfName.PRODUCER, text(info.producer()));
    dictionary.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
    PdfDictionary catalog = writer.getExtraCatalog();
    catalog.put(PdfName.LANG, new PdfString(language));
    catalog.put(new PdfName("OutputIntents"), new PdfArray(outputIntent(writer, icc)));
    writer.addViewerPreference(PdfName.DISPLAYDOCTITLE, PdfBoolean.PDFTRUE);
    writer.setXmpMetadata(Xmp.packet(info, language).getBytes(StandardCharsets.UTF_8));
  }

  static PdfDate date(PdfInfo info) {
    return new PdfDate(GregorianCalendar.from(info.date().atZone(ZoneOffset.UTC)));
  }

  private static PdfString text(String value) {
    return new PdfString(value, PdfObject.TEXT_UNICODE);
  }

  private static PdfDictionary outputIntent(PdfWriter writer, byte[] icc) throws IOException {
    PdfStream profile = new PdfStream(icc);
    profile.put(PdfName.N, new PdfNumber(3));
    profile.flateCompress();
    PdfDictionary intent = new PdfDictionary(new PdfName("OutputIntent"));
    intent.put(PdfName.S, new PdfName("GTS_PDFA1"));
    intent.put(new PdfName("OutputConditionIdentifier"), new PdfString(CONDITION));
    intent.put(PdfName.INFO, new PdfString(CONDITION));
    intent.put(new PdfName("DestOutputProfile"), writer.addToBody(profile).getIndirectReference());
    return intent;
  }
}
