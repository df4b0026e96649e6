package com.sfayn.oms.server.admission;

import com.sfayn.oms.server.config.SettingValues;

/** Reads the settings below {@code oms.limits}. Absent settings are derived from the others. */
public final class LimitSettingsReader {
    private static final int MOST_RUNNING = 1_000;
    private static final int MOST_WAITING = 10_000;

    /** More than one, because documents wait for the database half of their time. */
    private static final int PER_PROCESSOR = 4;

    private static final int WAITING = 100;

    /** Share of the waiting documents, in percent. */
    private static final int TENANT_WAITING = 32;

    private static final String AT = "oms.limits.";

    private final SettingValues values;

    public LimitSettingsReader(SettingValues values) {
        this.values = values;
    }

    /**
     * Reads the limits of GraphQL documents.
     *
     * @param processors number of processors that the server may use
     * @param connections number of database connections; a quarter is left for other work
     * @param onlyOneTenant whether the server has a single tenant, which needs no protection from others
     */
    public Shares read(int processors, int connections, boolean onlyOneTenant) {
        int documents = values.whole(
                AT + "documents",
                1,
                MOST_RUNNING,
                Math.max(2, Math.min(PER_PROCESSOR * processors, connections - quarter(connections))));
        int ofTenant =
                part("tenant-documents", "documents", documents, onlyOneTenant ? documents : threeQuarters(documents));
        int waiting = values.whole(AT + "waiting", 1, MOST_WAITING, WAITING);
        int waitingOfTenant = part(
                "tenant-waiting",
                "waiting",
                waiting,
                onlyOneTenant ? waiting : Math.max(1, waiting * TENANT_WAITING / 100));
        return new Shares(
                documents,
                ofTenant,
                part("user-documents", "tenant-documents", ofTenant, threeQuarters(ofTenant)),
                part(
                        "heavy-documents",
                        "tenant-documents",
                        ofTenant,
                        onlyOneTenant ? ofTenant : Math.min(ofTenant, Math.max(1, processors / 2))),
                waiting,
                waitingOfTenant,
                part("user-waiting", "tenant-waiting", waitingOfTenant, Math.max(1, waitingOfTenant / 2)));
    }

    /** At least 1; less than the number if that is above 1. */
    private static int threeQuarters(int number) {
        return Math.max(1, number - quarter(number));
    }

    /** At least 1. */
    private static int quarter(int number) {
        return Math.max(1, number / 4);
    }

    /** Reads a limit that must not exceed another one. */
    private int part(String key, String whole, int most, int otherwise) {
        int part = values.whole(AT + key, 1, MOST_WAITING, otherwise);
        if (part <= most) return part;
        values.wrong(AT + key, "at most " + AT + whole + " (" + most + ")");
        return most;
    }
}
