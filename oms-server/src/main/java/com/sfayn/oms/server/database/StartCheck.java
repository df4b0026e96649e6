package com.sfayn.oms.server.database;

import com.sfayn.oms.application.check.CheckData;
import com.sfayn.oms.application.check.CheckReport;
import com.sfayn.oms.application.check.Finding;
import com.sfayn.oms.application.port.StorageUnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The check of an H2 file that was not closed in order, before anybody works with it. */
final class StartCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final int MOST_TOLD = 20;

    private StartCheck() {}

    /** @throws StartupException if something is wrong that can't be repaired */
    static void run(CheckData check, String database) {
        LOG.warn("The database {} was not closed in order. It is checked before the start.", database);
        List<String> left = new ArrayList<>();
        CheckReport report;
        try {
            report = check.handleAcrossTenants(true, finding -> tell(finding, left));
        } catch (StorageUnavailableException | IllegalStateException e) {
            throw new StartupException(
                    "The database " + database + " (oms.db.url) was not closed in order and is damaged; it can't be"
                            + " read: " + e.getMessage()
                            + " Restore it from a backup. docs/how-to/run-on-h2.md says what else may"
                            + " help.",
                    e);
        }
        if (!report.holds()) throw new StartupException(refusal(database, report, left), null);
        LOG.info(
                "The check compared {} rows of {} tenants: {} repaired, everything agrees.",
                report.rows(),
                report.tenants(),
                report.repaired());
    }

    private static void tell(Finding finding, List<String> left) {
        if (finding.isRepaired()) LOG.warn("{}", finding.message());
        else LOG.error("{}", finding.message());
        if (!finding.isRepaired() && left.size() < MOST_TOLD) left.add(finding.message());
    }

    private static String refusal(String database, CheckReport report, List<String> left) {
        long all = report.repairable() + report.others() + report.unconfirmed();
        String more = all > left.size() ? "\n… and " + (all - left.size()) + " more." : "";
        return "The database " + database + " (oms.db.url) was not closed in order, and " + all
                + " contradictions in it can't be repaired, so nothing is served:\n" + String.join("\n", left) + more
                + "\nRestore it from a backup, or correct it as docs/how-to/run-on-h2.md says; oms-server check lists"
                + " them again.";
    }
}
