package com.sfayn.oms.server.admission;

/**
 * How much is worked on at once, and how much may wait for it.
 *
 * @param running requests that are worked on at once
 * @param ofTenant how many of them may be one tenant's; the rest is kept for others, who start at once
 * @param ofUser how many of a tenant's may be one user's
 * @param heavyOfTenant how many of a tenant's may be of users whose requests compute for long
 * @param waiting requests that may wait, shared by the tenants that have any waiting; with very many tenants,
 *     up to three times as many
 * @param waitingOfTenant how many of them may be one tenant's
 * @param waitingOfUser how many of a tenant's may be one user's
 */
public record Shares(
        int running, int ofTenant, int ofUser, int heavyOfTenant, int waiting, int waitingOfTenant, int waitingOfUser) {
    /** A thread each, for some seconds. */
    private static final int ASIDE_OF_TENANT = 16;

    private static final int ASIDE = 64;
    private static final int MOST_WAITING = 3;

    public Shares {
        if (running < 1 || ofTenant < 1 || ofUser < 1 || heavyOfTenant < 1) {
            throw new IllegalArgumentException("A share below 1 lets nothing be done.");
        }
        if (waiting < 1 || waitingOfTenant < 1 || waitingOfUser < 1) {
            throw new IllegalArgumentException("Where fewer than 1 may wait, nothing is ever taken.");
        }
    }

    /** How many of a tenant's may wait for something outside, such as a payment provider, beside those that run. */
    int asideOfTenant() {
        return ASIDE_OF_TENANT;
    }

    /** The same of all tenants. */
    int aside() {
        return ASIDE;
    }

    /** However many tenants there are, or pretend to be: beyond that, not even one of a tenant without any may wait. */
    int mostWaiting() {
        return MOST_WAITING * waiting;
    }

    /** Threads for what runs and what waits for something outside. */
    int threads() {
        return running + ASIDE;
    }
}
