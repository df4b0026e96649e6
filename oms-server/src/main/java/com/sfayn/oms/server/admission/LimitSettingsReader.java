package com.sfayn.oms.server.admission;

import com.sfayn.oms.server.config.SettingValues;
import com.sfayn.oms.server.database.DatabaseSettings;

/** Reads the settings below {@code oms.limits}. Absent settings are derived from the others. */
public final class LimitSettingsReader {
    private static final int MOST_RUNNING = 1_000;
    private static final int MOST_WAITING = 10_000;
    private static final String AT = "oms.limits.";

    private final SettingValues values;

    public LimitSettingsReader(SettingValues values) {
        this.values = values;
    }

    public LimitSettings read(DatabaseSettings database, boolean onlyOneTenant) {
        int processors = Runtime.getRuntime().availableProcessors();
        int documents = values.whole(
                AT + "documents", 1, MOST_RUNNING, LimitSettings.documents(processors, database.poolSize()));
        int ofTenant = part(
                "tenant-documents", "documents", documents, LimitSettings.tenantDocuments(documents, onlyOneTenant));
        int waiting = values.whole(AT + "waiting", 1, MOST_WAITING, LimitSettings.WAITING);
        int waitingOfTenant =
                part("tenant-waiting", "waiting", waiting, LimitSettings.tenantWaiting(waiting, onlyOneTenant));
        return new LimitSettings(
                documents,
                ofTenant,
                part("user-documents", "tenant-documents", ofTenant, LimitSettings.userDocuments(ofTenant)),
                part(
                        "heavy-documents",
                        "tenant-documents",
                        ofTenant,
                        LimitSettings.heavyDocuments(ofTenant, processors, onlyOneTenant)),
                waiting,
                waitingOfTenant,
                part("user-waiting", "tenant-waiting", waitingOfTenant, LimitSettings.userWaiting(waitingOfTenant)));
    }

    /** Reads a limit that must not exceed another one. */
    private int part(String key, String whole, int most, int otherwise) {
        int part = values.whole(AT + key, 1, MOST_WAITING, otherwise);
        if (part <= most) return part;
        values.wrong(AT + key, "at most " + AT + whole + " (" + most + ")");
        return most;
    }
}
