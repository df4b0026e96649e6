package com.sfayn.oms.server.admission;

/**
 * Limits the requests that run at once, and those that may wait.
 *
 * @param running requests that run at once
 * @param ofTenant how many of them may be one tenant's; the rest is reserved for others
 * @param ofUser how many of a tenant's may be one user's
 * @param heavyOfTenant how many of a tenant's may be of heavy users ({@link ComputeUsage})
 * @param waiting requests that may wait, divided among the tenants with waiting requests; with very many tenants,
 *     up to three times as many
 * @param waitingOfTenant how many of them may be one tenant's
 * @param waitingOfUser how many of a tenant's may be one user's
 */
public record Shares(
        int running, int ofTenant, int ofUser, int heavyOfTenant, int waiting, int waitingOfTenant, int waitingOfUser) {
    /** Each holds a thread for some seconds. */
    private static final int ASIDE_OF_TENANT = 16;

    private static final int ASIDE = 64;
    private static final int MOST_WAITING = 3;

    public Shares {
        if (running < 1 || ofTenant < 1 || ofUser < 1 || heavyOfTenant < 1) {
            throw new IllegalArgumentException("The limits on running requests must be at least 1.");
        }
        if (waiting < 1 || waitingOfTenant < 1 || waitingOfUser < 1) {
            throw new IllegalArgumentException("The limits on waiting requests must be at least 1.");
        }
    }

    /** How many of a tenant's requests may wait for an external system, in addition to those that run. */
    int asideOfTenant() {
        return ASIDE_OF_TENANT;
    }

    /** The same limit for all tenants together. */
    int aside() {
        return ASIDE;
    }

    /** Limit on all waiting requests, however many tenants there are. Above it, every new request is rejected. */
    int mostWaiting() {
        return MOST_WAITING * waiting;
    }

    /** Threads for running requests and for those that wait for an external system. */
    int threads() {
        return running + ASIDE;
    }
}
