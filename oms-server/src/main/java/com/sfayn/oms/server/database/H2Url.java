package com.sfayn.oms.server.database;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JDBC URL of an H2 database, including its settings.
 *
 * @param text e.g. {@code jdbc:h2:file:./data/oms;CACHE_SIZE=65536}
 */
record H2Url(String text) {
    private static final String PREFIX = "jdbc:h2:";
    private static final List<String> NOT_A_FILE = List.of("mem:", "tcp:", "ssl:");

    /** A semicolon that is not escaped by a backslash. */
    private static final String SEPARATOR = "(?<!\\\\);";

    static boolean isMeantBy(DatabaseSettings settings) {
        return settings.url().startsWith(PREFIX);
    }

    /** Whether it is a file opened by this process, not an in-memory database or one on an H2 server. */
    boolean isFile() {
        String database = Ascii.toLowerCase(text).substring(PREFIX.length());
        return NOT_A_FILE.stream().noneMatch(database::startsWith);
    }

    /** Returns the URL with default settings such as {@code WRITE_DELAY=0} added, unless it has that setting. */
    H2Url with(List<String> settings) {
        StringBuilder url = new StringBuilder(text);
        for (String setting : settings) {
            if (value(setting.split("=")[0]).isEmpty()) url.append(';').append(setting);
        }
        return new H2Url(url.toString());
    }

    /** @throws StartupException if a setting puts the data at risk */
    void requireSafe() {
        if (!isFile()) return;
        if (value("AUTO_SERVER")
                .filter(shared -> Ascii.toLowerCase(shared).equals("true"))
                .isPresent()) {
            throw refusal(
                    "AUTO_SERVER=TRUE, which lets other processes write to the file, so that the server can neither"
                            + " check nor compact it. Remove it; for several processes, use PostgreSQL.");
        }
        Optional<String> delay = value("WRITE_DELAY").filter(millis -> !millis.equals("0"));
        if (delay.isPresent()) {
            throw refusal("WRITE_DELAY=" + delay.get() + ", with which a killed server loses acknowledged changes."
                    + " Remove it; the server sets 0.");
        }
        if (value("FILE_LOCK")
                .filter(lock -> Ascii.toLowerCase(lock).equals("no"))
                .isPresent()) {
            throw refusal(
                    "FILE_LOCK=NO, with which two processes could write to the file at once and destroy it. Remove it.");
        }
    }

    private static StartupException refusal(String found) {
        return new StartupException("oms.db.url has the setting " + found, null);
    }

    private Optional<String> value(String name) {
        return Stream.of(text.split(SEPARATOR))
                .skip(1)
                .map(setting -> setting.split("=", 2))
                .filter(setting -> setting.length == 2
                        && Ascii.toLowerCase(setting[0].strip()).equals(Ascii.toLowerCase(name)))
                .map(setting -> setting[1].strip())
                .findFirst();
    }
}
