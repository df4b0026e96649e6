package com.sfayn.oms.application.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.application.port.ConsistencyChecks.Subject;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
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

    /** Each waits for a lock by itself. */
    private static final int ATTEMPTS = 3;

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
        if (!repair) return once(tenant, false, findings);
        // What follows from facts that contradict each other would only be made wrong in another way, so that whether
        // anything is repaired is known when everything has been seen.
        CheckReport seen = once(tenant, false, finding -> {});
        return seen.holds() ? seen : once(tenant, seen.others() == 0, findings);
    }

    private CheckReport once(TenantId tenant, boolean repair, Consumer<Finding> findings) {
        CheckReport report = CheckReport.NOTHING.plusTenant();
        for (Subject subject : Subject.values()) {
            Key last = Key.START;
            do {
                Key after = last;
                Page page = storage.inLongTransaction(
                        tenant, store -> store.checks().look(subject, after, PAGE));
                report = report.plusRows(page.rows());
                for (Key suspect : page.suspects()) {
                    for (Finding finding : confirmed(tenant, subject, suspect, repair)) {
                        findings.accept(finding);
                        report = report.plus(finding);
                    }
                }
                last = page.last();
            } while (!last.isStart());
        }
        return report;
    }

    /** In a request's transaction, whose limits keep a check that is stopped in its middle from holding the row's lock. */
    private List<Finding> confirmed(TenantId tenant, Subject subject, Key suspect, boolean repair) {
        for (int attempt = 1; ; attempt++) {
            try {
                return storage.inTransaction(tenant, store -> store.checks().confirm(subject, suspect, repair)).stream()
                        .map(contradiction -> Finding.of(tenant, contradiction))
                        .toList();
            } catch (StorageUnavailableException e) {
                if (attempt == ATTEMPTS) return List.of(Finding.notConfirmed(tenant, subject, suspect));
            }
        }
    }
}
