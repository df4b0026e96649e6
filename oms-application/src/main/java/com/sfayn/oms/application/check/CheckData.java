package com.sfayn.oms.application.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.application.port.ConsistencyChecks.Subject;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Checks that the rows of a database agree: reserved units with open orders, events with their orders, columns with
 * documents, keys and payments with the orders that they name. For an operator, after the database was not closed in
 * order, or at any time while servers use it. Memory stays the same however much there is.
 */
public final class CheckData {
    private static final int PAGE = 200;

    private final Storage storage;

    public CheckData(Storage storage) {
        this.storage = storage;
    }

    /**
     * Checks every tenant, each in transactions of its own.
     *
     * @param repair whether to repair what is derived: reserved units, terms for searching, columns beside a document
     * @param findings gets each contradiction as it is found
     */
    public CheckReport handleAcrossTenants(boolean repair, Consumer<Finding> findings) {
        CheckReport report = CheckReport.NOTHING;
        for (TenantId tenant : storage.listAcrossTenants()) report = report.plus(handle(tenant, repair, findings));
        return report;
    }

    /** Checks one tenant; see {@link #handleAcrossTenants}. */
    public CheckReport handle(TenantId tenant, boolean repair, Consumer<Finding> findings) {
        CheckReport report = CheckReport.NOTHING.plusTenant();
        for (Subject subject : Subject.values()) {
            Key last = Key.START;
            do {
                Key after = last;
                Page page = storage.inLongTransaction(
                        tenant, store -> store.checks().look(subject, after, PAGE));
                report = report.plusRows(page.rows());
                for (Key suspect : page.suspects()) {
                    // What follows from facts that contradict each other would only be made wrong in another way.
                    boolean mayRepair = repair && report.holds();
                    report = confirmed(tenant, subject, suspect, mayRepair, report, findings);
                }
                last = page.last();
            } while (!last.isStart());
        }
        return report;
    }

    private CheckReport confirmed(
            TenantId tenant,
            Subject subject,
            Key suspect,
            boolean repair,
            CheckReport before,
            Consumer<Finding> findings) {
        List<Contradiction> contradictions =
                storage.inLongTransaction(tenant, store -> store.checks().confirm(subject, suspect, repair));
        CheckReport report = before;
        for (Contradiction contradiction : contradictions) {
            Finding finding = new Finding(tenant, contradiction);
            findings.accept(finding);
            report = report.plus(finding);
        }
        return report;
    }
}
