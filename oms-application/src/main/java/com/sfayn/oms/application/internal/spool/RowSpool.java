package com.sfayn.oms.application.internal.spool;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.parsing.DecimalMark;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buffers the rows of a slow feed in a temporary file, readable by its owner only, until a transaction reads them.
 * Filled once, then read; deleted on close.
 */
public final class RowSpool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowSpool.class);

    private static final byte END = 0;
    private static final byte ROW = 1;
    private static final byte ERROR = 2;

    private static final DecimalMark[] DECIMAL_MARKS = DecimalMark.values();

    private final Path file;
    private RowNumbering countedBy = RowNumbering.ROW;

    public RowSpool() {
        try {
            file = Files.createTempFile("oms-rows-", ".spool");
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary file for the rows could not be created.", e);
        }
    }

    /** Writes all rows of the feed. */
    public void fill(RowFeed feed) {
        countedBy = feed.countedBy();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            feed.readInto(new Writer(out));
            out.writeByte(END);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Returns the written rows. */
    public RowFeed rows() {
        return new Reader(file, countedBy);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The temporary file {} could not be deleted.", file, e);
        }
    }

    private static UncheckedIOException fault(IOException e) {
        return new UncheckedIOException("The temporary file of the rows could not be read or written.", e);
    }

    private record Writer(DataOutputStream out) implements RowFeed.Rows {
        /** Writes the row, or an error if it contains an unsupported value. */
        @Override
        public void row(SnapshotRow row) {
            for (Map.Entry<String, ?> cell : row.cells().entrySet()) {
                if (SpooledValues.isWritable(cell.getValue())) continue;
                wrong(new RowError(
                        row.line(),
                        cell.getKey(),
                        String.valueOf(cell.getValue()),
                        cell.getKey() + " contains a "
                                + cell.getValue().getClass().getName()
                                + " or is nested too deeply; give strings, whole numbers, BigDecimal, booleans, or maps"
                                + " and lists of these."));
                return;
            }
            try {
                out.writeByte(ROW);
                out.writeInt(row.line());
                out.writeByte(row.decimalMark().ordinal());
                SpooledValues.writeObject(out, row.cells());
            } catch (IOException e) {
                throw fault(e);
            }
        }

        @Override
        public void wrong(RowError error) {
            try {
                out.writeByte(ERROR);
                out.writeInt(error.line());
                SpooledValues.write(out, Arrays.asList(error.column(), error.value(), error.message()));
            } catch (IOException e) {
                throw fault(e);
            }
        }
    }

    private record Reader(Path file, RowNumbering countedBy) implements RowFeed {
        @Override
        public void readInto(Rows into) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                for (byte next = in.readByte(); next != END; next = in.readByte()) {
                    int line = in.readInt();
                    if (next == ROW) {
                        DecimalMark decimalMark = DECIMAL_MARKS[in.readByte()];
                        into.row(new SnapshotRow(line, SpooledValues.readObject(in), false, decimalMark));
                    } else {
                        List<?> error = (List<?>) SpooledValues.read(in);
                        into.wrong(new RowError(
                                line, (String) error.get(0), (String) error.get(1), (String) error.get(2)));
                    }
                }
            } catch (IOException e) {
                throw fault(e);
            }
        }
    }
}
