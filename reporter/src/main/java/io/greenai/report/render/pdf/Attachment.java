package io.greenai.report.render.pdf;

import static java.util.Objects.requireNonNull;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfFileSpecification;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.util.List;

/** A file inside a PDF that holds the data behind its pages: an associated file of PDF/A-3. */
public final class Attachment {
  private static final PdfName RELATIONSHIP = new PdfName("AFRelationship");
  private static final PdfName DATA = new PdfName("Data");
  static final PdfName ASSOCIATED_FILES = new PdfName("AF");
  private static final int COMPRESSION = 9;

  private final String name;
  private final String mediaType;
  private final String description;
  private final byte[] content;

  /**
   * A file.
   *
   * @param name of the file, ASCII
   * @param mediaType for example {@code text/csv}
   * @param description for readers
   */
  public Attachment(String name, String mediaType, String description, byte[] content) {
    this.name = requireNonNull(name, "name");
    this.mediaType = requireNonNull(mediaType, "mediaType");
    this.description = requireNonNull(description, "description");
    this.content = content.clone();
  }

  /** Of the file. */
  public String name() {
    return name;
  }

  public byte[] content() {
    return content.clone();
  }

  /**
   * Embeds {@code files}.
   *
   * @param date stands for the files' last change; never the clock's
   */
  static void add(List<Attachment> files, PdfWriter writer, PdfDate date) throws IOException {
    PdfArray references = new PdfArray();
    for (Attachment file : files) {
      references.add(file.addTo(writer, date));
    }
    writer.getExtraCatalog().put(ASSOCIATED_FILES, references);
  }

  private PdfObject addTo(PdfWriter writer, PdfDate date) throws IOException {
    PdfDictionary parameters = new PdfDictionary();
    parameters.put(PdfName.MODDATE, date);
    PdfFileSpecification file =
        PdfFileSpecification.fileEmbedded(
            writer, null, name, content, mediaType, parameters, COMPRESSION);
    file.put(RELATIONSHIP, DATA);
    file.put(PdfName.DESC, new PdfString(description, PdfObject.TEXT_UNICODE));
    file.put(PdfName.UF, new PdfString(name, PdfObject.TEXT_UNICODE));
    writer.addFileAttachment(description, file);
    return file.getReference();
  }
}
