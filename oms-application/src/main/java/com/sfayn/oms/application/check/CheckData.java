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
 * Checks that the rows of a database are consistent: reserved units with open orders, events with their orders, columns
 * with documents, keys and payments with their orders, the positions of events with their feed. Operators run it after
 * an unclean shutdown of the database, or at any time while servers use it. Memory use does not grow with the data.
 */
public final class CheckData {
    private static final int PAGE = 200;

    /** Each attempt waits for the lock until the storage's lock timeout. */
    private static final int ATTEMPTS = 3;

    private final Storage storage;

    public CheckData(Storage storage) {
        this.storage = storage;
    }

    /**
     * Checks every tenant, each in separate transactions.
     *
     * @param repair whether to repair derived data: reserved units, search terms, columns copied from a document, the
     *     last position of the feed
     * @param findings receives each contradiction when it is found
     */
    public CheckReport handleAcrossTenants(boolean repair, Consumer<Finding> findings) {
        CheckReport report = CheckReport.NOTHING;
        for (TenantId tenant : storage.listAcrossTenants()) report = report.plus(handle(tenant, repair, findings));
        return report;
    }

    /** Checks one tenant; see {@link #handleAcrossTenants}. */
    public CheckReport handle(TenantId tenant, boolean repair, Consumer<Finding> findings) {
        if (!repair) return once(tenant, false, findings);
        // Data derived from contradictory facts can't be repaired correctly, so a first run checks everything without
        // repairs, and nothing is repaired if facts contradict each other.
        CheckReport dryRun = once(tenant, false, finding -> {});
        return dryRun.holds() ? dryRun : once(tenant, dryRun.others() == 0, findings);
    }

    private CheckReport once(TenantId tenant, boolean repair, Consumer<Finding> findings) {
        CheckReport report = CheckReport.NOTHING.plusTenant();
        for (Subject subject : Subject.values()) {
            Key last = Key.START;
            do {
                Key after = last;
                Page page = storage.inLongTransaction(
                        tenant, store -> store.checks().scan(subject, after, PAGE));
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

    /** Uses a request's transaction: its timeouts release the row's lock even if the check is stopped in between. */
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
