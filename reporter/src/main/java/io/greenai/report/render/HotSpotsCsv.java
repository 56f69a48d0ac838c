package io.greenai.report.render;

import static io.greenai.report.render.Csv.text;

import io.greenai.report.disclose.model.HotSpotPage;

/** The files that hot spots were read from: one line for each. */
final class HotSpotsCsv {
  private static final String HEAD = "file,sha256,samples,lines_left_out,remark";

  private HotSpotsCsv() {}

  static byte[] of(HotSpotPage page) {
    return Csv.file(
        HEAD,
        page.files().stream()
            .map(
                file ->
                    String.join(
                        ",",
                        text(file.path()),
                        file.sha256(),
                        Long.toString(file.samples()),
                        Long.toString(file.leftOut()),
                        text(file.finding()))));
  }
}
