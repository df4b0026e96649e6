package com.sfayn.oms.server.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Says where else rows can go: this version reads no CSV. */
@Command(name = "import", description = "CSV import; not available in this version.", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Unmatched
    private List<String> given;

    private final Terminal terminal;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.err()
                .println("import is not available in this version; send rows by the mutation syncSnapshots instead.");
        return 1;
    }
}
