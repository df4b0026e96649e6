package com.sfayn.oms.server.database;

import com.sfayn.oms.application.check.CheckData;
import com.sfayn.oms.application.check.CheckReport;
import com.sfayn.oms.application.check.Finding;
import com.sfayn.oms.application.port.StorageUnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks an H2 file that was not closed properly, before it is used. */
final class StartCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final int MOST_LISTED = 20;

    private StartCheck() {}

    /** @throws StartupException if there are errors that can't be repaired */
    static void run(CheckData check, String database) {
        LOG.warn("The database {} was not closed properly. It is checked before the start.", database);
        List<String> left = new ArrayList<>();
        CheckReport report;
        try {
            report = check.handleAcrossTenants(true, finding -> log(finding, left));
        } catch (StorageUnavailableException | IllegalStateException e) {
            throw new StartupException(
                    "The database " + database + " (oms.db.url) was not closed properly and is damaged; it can't be"
                            + " read: " + e.getMessage()
                            + " Restore it from a backup; for other ways see docs/how-to/run-on-h2.md.",
                    e);
        }
        if (!report.holds()) throw new StartupException(refusal(database, report, left), null);
        LOG.info(
                "Checked {} rows of {} tenants: {} repaired, the data is consistent.",
                report.rows(),
                report.tenants(),
                report.repaired());
    }

    private static void log(Finding finding, List<String> left) {
        if (finding.isRepaired()) LOG.warn("{}", finding.message());
        else LOG.error("{}", finding.message());
        if (!finding.isRepaired() && left.size() < MOST_LISTED) left.add(finding.message());
    }

    private static String refusal(String database, CheckReport report, List<String> left) {
        long all = report.repairable() + report.others() + report.unconfirmed();
        String more = all > left.size() ? "\n… and " + (all - left.size()) + " more." : "";
        return "The database " + database + " (oms.db.url) was not closed properly and has " + all
                + " inconsistencies that can't be repaired, so the server does not start:\n" + String.join("\n", left)
                + more
                + "\nRestore it from a backup, or correct it as described in docs/how-to/run-on-h2.md. oms-server check"
                + " lists the inconsistencies again.";
    }
}
