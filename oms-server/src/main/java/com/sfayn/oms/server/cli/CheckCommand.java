package com.sfayn.oms.server.cli;

import com.sfayn.oms.application.check.CheckReport;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.StandaloneOms;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks that the rows of the database are consistent with each other. */
@Command(
        name = "check",
        description = {
            "Checks that the data of every tenant is consistent: reserved units with open orders, events with their"
                    + " orders, and more. On PostgreSQL, servers may run meanwhile.",
            "Exit code 0: the data is consistent; 1: it is not."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Option(
            names = "--repair",
            description = "Repair data that is derived from other data: reserved units, search terms, columns"
                    + " copied from a document, claims of payments, the last position of the event feed, the indexes of"
                    + " an H2 file. Without this option, nothing is changed.")
    private boolean repair;

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ServerSettings settings = config.read(terminal);
        Logs.warningsOnly();
        try (StandaloneOms local = StandaloneOms.openForCheck(settings, terminal.clock(), repair)) {
            CheckReport report = local.oms()
                    .maintenance()
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
                report.holds() && report.repaired() == 0 ? "the data is consistent." : counts(report));
    }

    private static String counts(CheckReport report) {
        return String.format(
                Locale.ROOT,
                "%,d inconsistencies repaired, %,d can be repaired with --repair, %,d can't be repaired, %,d could not be"
                        + " confirmed.",
                report.repaired(),
                report.repairable(),
                report.others(),
                report.unconfirmed());
    }
}
