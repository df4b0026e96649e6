package com.sfayn.oms.server.cli;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows the progress of an import: a moving bar on a terminal, otherwise a line every few seconds. Uses its own thread,
 * because the longest part of an import may be a single statement.
 */
final class ImportProgress implements AutoCloseable {
    private static final int BAR_MILLIS = 200;
    private static final int LINE_MILLIS = 5_000;
    private static final String TO_START_OF_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final ProgressText text;
    private final Instant began;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(ImportProgress::thread);

    private ImportProgress(Terminal terminal, ProgressText text) {
        this.terminal = terminal;
        this.text = text;
        this.began = terminal.clock().instant();
    }

    static ImportProgress start(Terminal terminal, String file, long size) {
        ImportProgress progress = new ImportProgress(terminal, new ProgressText(TerminalText.text(file), size));
        int every = terminal.interactive() ? BAR_MILLIS : LINE_MILLIS;
        progress.ticker.scheduleAtFixedRate(progress::show, every, every, TimeUnit.MILLISECONDS);
        return progress;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }

    private void show() {
        long millis = terminal.clock().instant().toEpochMilli() - began.toEpochMilli();
        if (terminal.interactive()) {
            terminal.err().print(TO_START_OF_LINE + text.bar(bytes.get(), rows.get(), millis));
            terminal.err().flush();
        } else {
            terminal.err().println(text.line(bytes.get(), rows.get(), millis));
        }
    }

    /** Wraps the stream to count its bytes. */
    InputStream bytesOf(InputStream file) {
        return new FilterInputStream(file) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                if (read >= 0) bytes.incrementAndGet();
                return read;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = super.read(target, offset, length);
                if (read > 0) bytes.addAndGet(read);
                return read;
            }
        };
    }

    /** Wraps the feed to count its rows, including wrong ones. */
    RowFeed rowsOf(RowFeed feed) {
        return new RowFeed() {
            @Override
            public void readInto(Rows into) {
                feed.readInto(new CountedRows(into));
            }

            @Override
            public RowNumbering countedBy() {
                return feed.countedBy();
            }
        };
    }

    private final class CountedRows implements RowFeed.Rows {
        private final RowFeed.Rows into;

        CountedRows(RowFeed.Rows into) {
            this.into = into;
        }

        @Override
        public void row(SnapshotRow row) {
            rows.incrementAndGet();
            into.row(row);
        }

        @Override
        public void wrong(RowError error) {
            rows.incrementAndGet();
            into.wrong(error);
        }
    }

    /** Erases the bar. */
    @Override
    public void close() {
        ticker.shutdownNow();
        try {
            ticker.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!terminal.interactive()) return;
        terminal.err().print(TO_START_OF_LINE);
        terminal.err().flush();
    }
}
