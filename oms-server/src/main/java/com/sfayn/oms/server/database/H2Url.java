package com.sfayn.oms.server.database;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JDBC URL of an H2 database, with the settings in it.
 *
 * @param text e.g. {@code jdbc:h2:file:./data/oms;CACHE_SIZE=65536}
 */
record H2Url(String text) {
    private static final String PREFIX = "jdbc:h2:";
    private static final List<String> ELSEWHERE = List.of("mem:", "tcp:", "ssl:");

    /** A semicolon that a backslash does not take into a setting's value. */
    private static final String SEPARATOR = "(?<!\\\\);";

    static boolean isMeantBy(DatabaseSettings settings) {
        return settings.url().startsWith(PREFIX);
    }

    /** Whether it is a file that this process opens, and no database in memory or of a server. */
    boolean isFile() {
        String database = Ascii.toLowerCase(text).substring(PREFIX.length());
        return ELSEWHERE.stream().noneMatch(database::startsWith);
    }

    /** The URL with settings such as {@code WRITE_DELAY=0}, where it has none of that name. */
    H2Url with(List<String> settings) {
        StringBuilder url = new StringBuilder(text);
        for (String setting : settings) {
            if (value(setting.split("=")[0]).isEmpty()) url.append(';').append(setting);
        }
        return new H2Url(url.toString());
    }

    /** @throws StartupException if a setting takes from the file what it promises */
    void requireSafe() {
        if (!isFile()) return;
        if (value("AUTO_SERVER")
                .filter(shared -> Ascii.toLowerCase(shared).equals("true"))
                .isPresent()) {
            throw refusal(
                    "AUTO_SERVER=TRUE, so other processes may write to the file, which the server could then neither"
                            + " check nor keep small. Leave it out; for several processes, use PostgreSQL.");
        }
        Optional<String> delay = value("WRITE_DELAY").filter(millis -> !millis.equals("0"));
        if (delay.isPresent()) {
            throw refusal("WRITE_DELAY=" + delay.get() + ", so a server that is killed loses changes that it has"
                    + " acknowledged. Leave it out; the server sets 0.");
        }
        if (value("FILE_LOCK")
                .filter(lock -> Ascii.toLowerCase(lock).equals("no"))
                .isPresent()) {
            throw refusal(
                    "FILE_LOCK=NO, so two processes could write to the file at once and destroy it. Leave it out.");
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
