package com.sfayn.oms.server.cli;

import com.sfayn.oms.application.check.CheckReport;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.StandaloneOms;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks whether what the rows of the database say of each other holds. */
@Command(
        name = "check",
        description = {
            "Checks that the data of every tenant agrees: reserved units with open orders, events with their orders,"
                    + " and more. On PostgreSQL also while servers run.",
            "Exit code 0: everything agrees; 1: not."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Option(
            names = "--repair",
            description = "Repair what follows from other data: reserved units, search terms, columns beside a"
                    + " document, claims of payments, the indexes of an H2 file. Without this, nothing is changed.")
    private boolean repair;

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ServerSettings settings = config.read(terminal);
        Logs.onlyTrouble();
        try (StandaloneOms local = StandaloneOms.openForCheck(settings, terminal.clock(), repair)) {
            CheckReport report = local.oms()
                    .checkData()
                    .handleAcrossTenants(
                            repair, finding -> terminal.out().println(TerminalText.text(finding.message())));
            local.checked(report.holds());
            terminal.out().println(summary(report));
            return report.holds() ? 0 : 1;
        }
    }

    private String summary(CheckReport report) {
        return String.format(
                Locale.ROOT,
                "Compared %,d rows of %,d tenants: %s",
                report.rows(),
                report.tenants(),
                report.holds() && report.repaired() == 0 ? "everything agrees." : counts(report));
    }

    private static String counts(CheckReport report) {
        return String.format(
                Locale.ROOT,
                "%,d contradictions repaired, %,d can be repaired with --repair, %,d can't be repaired, %,d could not be"
                        + " confirmed.",
                report.repaired(),
                report.repairable(),
                report.others(),
                report.unconfirmed());
    }
}
