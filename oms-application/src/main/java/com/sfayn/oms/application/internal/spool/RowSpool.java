package com.sfayn.oms.application.internal.spool;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buffers the rows of a slow feed in a temporary file, readable by its owner only, until a transaction reads them.
 * Filled once, then read; deleted on close.
 */
public final class RowSpool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowSpool.class);

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
            Filling filling = new Filling(new SpoolWriter(out));
            feed.readInto(filling);
            filling.finish();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Returns the written rows. */
    public RowFeed rows() {
        return new Rows(file, countedBy);
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

    /** Reads the rows back from the file. */
    private record Rows(Path file, RowNumbering countedBy) implements RowFeed {
        @Override
        public void readInto(RowFeed.Rows into) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                SpoolReader reader = new SpoolReader(in);
                while (reader.next(into)) {
                    // the reader passes each row on
                }
            } catch (IOException e) {
                throw fault(e);
            }
        }
    }

    /** Writes a feed's rows to the file. */
    private record Filling(SpoolWriter writer) implements RowFeed.Rows {
        @Override
        public void row(SnapshotRow row) {
            try {
                writer.row(row);
            } catch (IOException e) {
                throw fault(e);
            }
        }

        @Override
        public void wrong(RowError error) {
            try {
                writer.error(error);
            } catch (IOException e) {
                throw fault(e);
            }
        }

        void finish() throws IOException {
            writer.end();
        }
    }
}
