package com.sfayn.oms.application.check;

/**
 * What a check went through and found.
 *
 * @param rows compared with others
 * @param repaired contradictions that were settled
 * @param repairable contradictions that a check with repair would settle
 * @param others contradictions between facts, which nothing here can settle
 * @param unconfirmed rows that seemed wrong, and that others kept locked whenever the check came back to them
 */
public record CheckReport(int tenants, long rows, long repaired, long repairable, long others, long unconfirmed) {
    static final CheckReport NOTHING = new CheckReport(0, 0, 0, 0, 0, 0);

    /** Whether everything agrees now. */
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
