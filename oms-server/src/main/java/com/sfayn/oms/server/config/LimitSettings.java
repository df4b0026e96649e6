package com.sfayn.oms.server.config;

/**
 * How many GraphQL documents run at once and how many may wait, for all and of one tenant and one user.
 *
 * @param documents that run at once
 * @param tenantDocuments how many of them may be one tenant's
 * @param userDocuments how many of a tenant's may be one user's
 * @param heavyDocuments how many of a tenant's may be of users whose documents compute for long
 * @param waiting documents that may wait
 * @param tenantWaiting how many of them may be one tenant's
 * @param userWaiting how many of a tenant's may be one user's
 */
public record LimitSettings(
        int documents,
        int tenantDocuments,
        int userDocuments,
        int heavyDocuments,
        int waiting,
        int tenantWaiting,
        int userWaiting) {
    /** A few per processor: documents wait for the database half of their time. */
    private static final int PER_PROCESSOR = 4;

    private static final int WAITING = 100;
    private static final int TENANT_WAITING = 32;
    private static final int USER_WAITING = 16;

    /**
     * The defaults.
     *
     * @param processors that the server may use
     * @param connections to the database, a quarter of which is left to what runs beside documents
     * @param onlyOneTenant whether there is no other to leave anything to
     */
    public static LimitSettings of(int processors, int connections, boolean onlyOneTenant) {
        int documents = Math.max(2, Math.min(PER_PROCESSOR * processors, connections - quarter(connections)));
        int ofTenant = onlyOneTenant ? documents : documents - quarter(documents);
        return new LimitSettings(
                documents,
                ofTenant,
                Math.max(1, ofTenant - quarter(ofTenant)),
                Math.max(1, processors / 2),
                WAITING,
                TENANT_WAITING,
                USER_WAITING);
    }

    /** At least 1. */
    private static int quarter(int number) {
        return Math.max(1, number / 4);
    }
}
