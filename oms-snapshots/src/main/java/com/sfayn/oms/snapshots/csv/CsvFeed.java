package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import com.sfayn.oms.application.internal.row.SnapshotRows;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * Reads the rows of a CSV file as spreadsheets write it: RFC 4180 with commas, semicolons, tabs or bars between the
 * cells; UTF-8 with or without a byte order mark, or UTF-16; lines ended by CRLF, LF or CR; a header with the columns
 * of the type in any order and case. Lines without any value are skipped. Any other file is reported as an error of the
 * feed; only a stream that fails throws.
 *
 * <p>Holds one row at a time, so that memory use does not grow with the file.
 */
public final class CsvFeed implements RowFeed {
    /** The maximum length of a cell, in characters. */
    public static final int LONGEST_CELL = 100_000;

    /**
     * In characters. Higher than the limit of a cell, so that a long cell is an error of its row; an unclosed quote
     * ends here.
     */
    private static final int LONGEST_PARSED = 4 * 1024 * 1024;

    private final SnapshotType type;
    private final InputStream file;

    /** @param file is read once, to its end; the caller closes it */
    public CsvFeed(SnapshotType type, InputStream file) {
        this.type = type;
        this.file = file;
    }

    @Override
    public RowNumbering countedBy() {
        return RowNumbering.LINE;
    }

    /** @throws UncheckedIOException if the stream fails */
    @Override
    public void readInto(Rows into) {
        EncodingDetection first = firstBytes();
        Optional<RowError> other = first.notCsv(SnapshotRows.columns(type));
        if (other.isPresent()) into.wrong(other.get());
        else read(first, FileForm.of(first.beginning(), SnapshotRows.columns(type)), into);
    }

    private EncodingDetection firstBytes() {
        try {
            return EncodingDetection.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLines lines(Reader text, FileForm form, Rows into) {
        CsvLines taken = new CsvLines(LONGEST_CELL);
        Iterator<CsvLine> lines = CsvReader.builder()
                .fieldSeparator(form.separator())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_PARSED)
                .build(taken, text)
                .iterator();
        return new FileLines(lines, taken::begun, into::wrong);
    }

    private void read(EncodingDetection file, FileForm form, Rows into) {
        FileLines lines = lines(file.text(), form, into);
        Optional<CsvLine> first = lines.next();
        if (first.filter(FileForm::isSeparatorLine).isPresent()) first = lines.next();
        if (first.isEmpty()) {
            if (!lines.areBroken()) into.wrong(EncodingDetection.empty(SnapshotRows.columns(type)));
            return;
        }
        Header.read(first.get(), type, into::wrong).ifPresent(header -> {
            for (Optional<CsvLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                deliver(line.get(), header, form, into);
            }
        });
    }

    private static void deliver(CsvLine line, Header header, FileForm form, Rows into) {
        Optional<RowError> misshapen = header.misshapen(line);
        if (misshapen.isPresent()) into.wrong(misshapen.get());
        else into.row(new SnapshotRow(line.number(), header.cells(line), true, form.decimalMark()));
    }
}
