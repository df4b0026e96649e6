package com.sfayn.oms.server.cli;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.TimeText;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.StandaloneOms;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Imports CSV files directly into the database, for operators. */
@Command(
        name = "import",
        description = {
            "Imports CSV files of one type into the database. Each file is one transaction: all of its rows or none.",
            "Stops at the first file that is refused. An H2 database must not be open in a server at the same time."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final String SOURCE = "csv";

    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tenant", paramLabel = "T", required = true, description = "The tenant that the rows belong to.")
    private String tenant;

    @Option(
            names = "--type",
            paramLabel = "X",
            required = true,
            converter = Type.class,
            description = "product, vendor, offer, coupon, shipping_option, customer, customer_address or tax_rule.")
    private SnapshotType type;

    @Option(
            names = "--mode",
            paramLabel = "upsert|replace",
            defaultValue = "upsert",
            description = "replace also deactivates rows that are missing from the file, within the vendors (customers,"
                    + " countries) that the file contains. Default: ${DEFAULT-VALUE}.")
    private SyncMode mode;

    @Option(names = "--dry-run", description = "Check and count all rows, but write nothing.")
    private boolean dryRun;

    @Option(names = "--allow-empty", description = "Accept a file without rows, which is refused otherwise.")
    private boolean allowEmpty;

    @Option(
            names = "--as-of",
            paramLabel = "T",
            converter = AsOf.class,
            description =
                    "The time of the data in the files, e.g. 2026-01-31T18:00:00+08:00. Newer stored data is kept."
                            + " Default: the start of the import.")
    private Instant asOf;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files with a header.")
    private List<Path> files;

    private final Terminal terminal;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ServerSettings settings = config.read(terminal);
        TenantId owner = tenant(settings);
        Optional<Path> unreadable = files.stream()
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .findFirst();
        if (unreadable.isPresent()) {
            terminal.err().println(unreadable.get() + " is not a readable file; nothing was imported.");
            return 1;
        }
        Logs.warningsOnly();
        try (StandaloneOms local = StandaloneOms.open(settings, terminal.clock())) {
            return importAll(local, owner);
        }
    }

    private TenantId tenant(ServerSettings settings) {
        try {
            TenantId given = new TenantId(tenant);
            if (settings.tenant().isEmpty() || settings.tenant().get().equals(given)) return given;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        throw new ParameterException(
                spec.commandLine(),
                "--tenant is " + tenant + ", but the only tenant of the settings (oms.tenant) is "
                        + settings.tenant().get() + ".");
    }

    private int importAll(StandaloneOms local, TenantId owner) {
        int done = 0;
        try {
            for (Path file : files) {
                if (!isImported(local, owner, file)) return 1;
                done++;
            }
            return 0;
        } finally {
            if (done < files.size()) reportIncomplete(done);
        }
    }

    private void reportIncomplete(int done) {
        terminal.err().println("No row of " + files.get(done) + " was imported.");
        if (done > 0) terminal.err().println("Imported before: " + names(files.subList(0, done)) + ".");
        if (done + 1 < files.size()) {
            terminal.err().println("Not tried: " + names(files.subList(done + 1, files.size())) + ".");
        }
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }

    private boolean isImported(StandaloneOms local, TenantId owner, Path file) {
        Answer<SyncReport> answer;
        try (InputStream in = Files.newInputStream(file);
                ImportProgress progress = ImportProgress.start(terminal, name(file), Files.size(file))) {
            answer = local.oms()
                    .snapshots()
                    .importSnapshots()
                    .handleForOperator(
                            owner,
                            new ImportOptions(type, mode, dryRun, allowEmpty, asOf),
                            SOURCE,
                            progress.rowsOf(new CsvFeed(type, progress.bytesOf(in))));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
        return answer.fold(report -> print(file, report), reasons -> print(file, reasons.get(0)));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private boolean print(Path file, SyncReport report) {
        report.warnings().forEach(warning -> terminal.err().println(TerminalText.text(file + ": warning: " + warning)));
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %,d rows read: %,d inserted, %,d updated, %,d unchanged, %,d deactivated%s",
                        file,
                        report.read(),
                        report.inserted(),
                        report.updated(),
                        report.unchanged(),
                        report.deactivated(),
                        dryRun ? " (dry run: nothing was written)" : ""));
        return true;
    }

    private boolean print(Path file, Refusal reason) {
        if (reason instanceof RowsRefused refused) {
            for (RowError error : refused.rows()) terminal.err().println(TerminalText.text(file + ":" + line(error)));
            if (refused.more() > 0) {
                terminal.err().println(String.format(Locale.ROOT, "%s: %,d more errors", file, refused.more()));
            }
        } else {
            terminal.err().println(TerminalText.text(file + ": " + reason.message() + option(reason)));
        }
        return false;
    }

    private static String line(RowError error) {
        String column = error.column() == null ? "" : " " + error.column() + ":";
        String found = error.value() == null ? "" : " (found \"" + error.value() + "\")";
        return error.line() + ":" + column + " " + error.message() + found;
    }

    /** Names the option to use; the use case does not know the options of the command line. */
    private static String option(Refusal reason) {
        boolean empty = reason instanceof InvalidInput && reason.path().equals(List.of("rows"));
        return empty ? " Use --allow-empty." : "";
    }

    /** Reads a type by its id. */
    static final class Type implements ITypeConverter<SnapshotType> {
        @Override
        public SnapshotType convert(String text) {
            return SnapshotType.ofId(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a type; the nearest is "
                            + ClosestMatch.of(text, SnapshotType.ids()) + ". Types: "
                            + String.join(", ", SnapshotType.ids())));
        }
    }

    /** Reads a time with its offset. */
    static final class AsOf implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return TimeText.instant(text)
                    .orElseThrow(() ->
                            new TypeConversionException("'" + text + "' is not a time; expected " + TimeText.INSTANT));
        }
    }
}
