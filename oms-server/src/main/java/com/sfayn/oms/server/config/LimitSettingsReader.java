package com.sfayn.oms.server.config;

/** Reads what {@code oms.limits} says. What is not said follows from what is. */
final class LimitSettingsReader {
    private static final int MOST_RUNNING = 1_000;
    private static final int MOST_WAITING = 10_000;
    private static final String AT = "oms.limits.";

    private final SettingValues values;

    LimitSettingsReader(SettingValues values) {
        this.values = values;
    }

    LimitSettings read(DatabaseSettings database, boolean onlyOneTenant) {
        int processors = Runtime.getRuntime().availableProcessors();
        LimitSettings standard = LimitSettings.of(processors, database.poolSize(), onlyOneTenant);
        int documents = values.whole(AT + "documents", 1, MOST_RUNNING, standard.documents());
        int ofTenant = part("tenant-documents", "documents", documents, standard.tenantDocuments());
        int waiting = values.whole(AT + "waiting", 1, MOST_WAITING, standard.waiting());
        int waitingOfTenant = part("tenant-waiting", "waiting", waiting, standard.tenantWaiting());
        return new LimitSettings(
                documents,
                ofTenant,
                part("user-documents", "tenant-documents", ofTenant, standard.userDocuments()),
                part("heavy-documents", "tenant-documents", ofTenant, standard.heavyDocuments()),
                waiting,
                waitingOfTenant,
                part("user-waiting", "tenant-waiting", waitingOfTenant, standard.userWaiting()));
    }

    /** A part of a whole: its default never exceeds it, and what is said must not. */
    private int part(String key, String whole, int most, int otherwise) {
        int part = values.whole(AT + key, 1, MOST_WAITING, Math.min(otherwise, most));
        if (part <= most) return part;
        values.wrong(AT + key, "at most " + AT + whole + ", " + most + ",");
        return most;
    }
}
