package com.sfayn.oms.server.admission;

/**
 * Limits the GraphQL documents that run and wait: in total, per tenant and per user.
 *
 * @param documents documents that run at once
 * @param tenantDocuments how many of them may be one tenant's
 * @param userDocuments how many of a tenant's may be one user's
 * @param heavyDocuments how many of a tenant's may be of heavy users, whose documents take much CPU time
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
    /** More than one, because documents wait for the database half of their time. */
    private static final int PER_PROCESSOR = 4;

    static final int WAITING = 100;

    /** Share of the waiting documents, in percent. */
    private static final int TENANT_WAITING = 32;

    /**
     * Returns the defaults.
     *
     * @param processors number of processors that the server may use
     * @param connections number of database connections; a quarter is left for other work
     * @param onlyOneTenant whether the server has a single tenant
     */
    public static LimitSettings of(int processors, int connections, boolean onlyOneTenant) {
        int documents = documents(processors, connections);
        int ofTenant = tenantDocuments(documents, onlyOneTenant);
        int waitingOfTenant = tenantWaiting(WAITING, onlyOneTenant);
        return new LimitSettings(
                documents,
                ofTenant,
                userDocuments(ofTenant),
                heavyDocuments(ofTenant, processors, onlyOneTenant),
                WAITING,
                waitingOfTenant,
                userWaiting(waitingOfTenant));
    }

    static int documents(int processors, int connections) {
        return Math.max(2, Math.min(PER_PROCESSOR * processors, connections - quarter(connections)));
    }

    static int tenantDocuments(int documents, boolean onlyOneTenant) {
        return onlyOneTenant ? documents : threeQuarters(documents);
    }

    static int userDocuments(int ofTenant) {
        return threeQuarters(ofTenant);
    }

    /** A single tenant needs no protection of other tenants from its heavy users. */
    static int heavyDocuments(int ofTenant, int processors, boolean onlyOneTenant) {
        return onlyOneTenant ? ofTenant : Math.min(ofTenant, Math.max(1, processors / 2));
    }

    static int tenantWaiting(int waiting, boolean onlyOneTenant) {
        return onlyOneTenant ? waiting : Math.max(1, (int) (waiting * (long) TENANT_WAITING / 100));
    }

    static int userWaiting(int ofTenant) {
        return Math.max(1, ofTenant / 2);
    }

    /** At least 1; less than the number if that is above 1. */
    private static int threeQuarters(int number) {
        return Math.max(1, number - quarter(number));
    }

    /** At least 1. */
    private static int quarter(int number) {
        return Math.max(1, number / 4);
    }
}
