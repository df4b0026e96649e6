package com.sfayn.oms.application.check;

/**
 * Counts what a check compared and found.
 *
 * @param rows compared rows
 * @param repaired contradictions that were repaired
 * @param repairable contradictions that a check with repair would repair
 * @param others contradictions between facts, which can't be repaired automatically
 * @param unconfirmed rows that seem wrong, but could not be locked for confirmation
 */
public record CheckReport(int tenants, long rows, long repaired, long repairable, long others, long unconfirmed) {
    static final CheckReport NOTHING = new CheckReport(0, 0, 0, 0, 0, 0);

    /** Whether the data is consistent now. */
    public boolean holds() {
        return repairable == 0 && others == 0 && unconfirmed == 0;
    }

    CheckReport plusTenant() {
        return new CheckReport(tenants + 1, rows, repaired, repairable, others, unconfirmed);
    }

    CheckReport plusRows(int more) {
        return new CheckReport(tenants, rows + more, repaired, repairable, others, unconfirmed);
    }

    CheckReport plus(Finding finding) {
        return switch (finding.outcome()) {
            case REPAIRED -> new CheckReport(tenants, rows, repaired + 1, repairable, others, unconfirmed);
            case REPAIRABLE -> new CheckReport(tenants, rows, repaired, repairable + 1, others, unconfirmed);
            case NOT_REPAIRABLE -> new CheckReport(tenants, rows, repaired, repairable, others + 1, unconfirmed);
            case NOT_CONFIRMED -> new CheckReport(tenants, rows, repaired, repairable, others, unconfirmed + 1);
        };
    }

    CheckReport plus(CheckReport other) {
        return new CheckReport(
                tenants + other.tenants,
                rows + other.rows,
                repaired + other.repaired,
                repairable + other.repairable,
                others + other.others,
                unconfirmed + other.unconfirmed);
    }
}
