package com.sfayn.oms.server.config;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads settings from environment variables: {@code OMS_HTTP_PORT} is {@code oms.http.port}. With the suffix
 * {@code _FILE}, the value is the content of the named file. Empty variables are ignored, since container tools often
 * set them.
 */
public final class SettingsEnvironment {
    /** The variable that names the settings file; not a setting itself. */
    public static final String CONFIG = "OMS_CONFIG";

    private static final String PREFIX = "OMS_";
    private static final String FILE = "_FILE";

    /** Variables that Kubernetes sets in every container if a service name begins with "oms". */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "OMS_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private final Collection<String> tenantIds;
    private final List<String> problems;
    private final List<RawSetting> settings = new ArrayList<>();

    private SettingsEnvironment(Collection<String> tenantIds, List<String> problems) {
        this.tenantIds = tenantIds;
        this.problems = problems;
    }

    /** @param tenantIds the tenants with settings in the file; variables can only name one of these */
    public static List<RawSetting> read(
            Map<String, String> environment, Collection<String> tenantIds, List<String> problems) {
        SettingsEnvironment reading = new SettingsEnvironment(tenantIds, problems);
        new TreeMap<>(environment).forEach(reading::read);
        return reading.settings;
    }

    private void read(String name, String value) {
        if (!name.startsWith(PREFIX) || name.equals(CONFIG) || value.isEmpty() || isServiceLink(name, value)) return;
        if (readAs(name, name, value)) return;
        if (name.endsWith(FILE)) {
            String plain = name.substring(0, name.length() - FILE.length());
            if (isKnown(plain)) {
                content(name, value).ifPresent(content -> readAs(plain, name, content));
                return;
            }
        }
        problems.add("The environment variable " + name + " is not a setting; the nearest is "
                + ClosestMatch.of(name, KnownKey.variables()) + ".");
    }

    private static boolean isServiceLink(String name, String value) {
        return SERVICE_LINK.matcher(name).matches() || name.equals("OMS_PORT") && value.contains("://");
    }

    private static boolean isKnown(String name) {
        return KnownKey.ALL.stream()
                .anyMatch(known -> known.variablePattern().matcher(name).matches());
    }

    private boolean readAs(String name, String origin, String value) {
        for (KnownKey known : KnownKey.ALL) {
            Matcher matcher = known.variablePattern().matcher(name);
            if (!matcher.matches()) continue;
            key(known, matcher, origin).ifPresent(key -> settings.add(new RawSetting(key, value, origin)));
            return true;
        }
        return false;
    }

    private Optional<String> key(KnownKey known, Matcher matcher, String origin) {
        String key = known.template();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String found = matcher.group(group);
            if (key.contains(KnownKey.ID)) {
                Optional<String> id = tenantId(found, origin);
                if (id.isEmpty()) return Optional.empty();
                key = key.replace(KnownKey.ID, id.get());
            } else {
                int at = key.indexOf(KnownKey.INDEX);
                String index = found == null ? "" : "[" + Integer.parseInt(found) + "]";
                key = key.substring(0, at) + index + key.substring(at + KnownKey.INDEX.length());
            }
        }
        return Optional.of(key);
    }

    private Optional<String> tenantId(String spelled, String origin) {
        List<String> meant = tenantIds.stream()
                .filter(id -> inVariable(id).equals(spelled))
                .distinct()
                .toList();
        if (meant.size() == 1) return Optional.of(meant.get(0));
        problems.add("The environment variable " + origin + " names "
                + (meant.isEmpty() ? "no tenant of the settings file" : "several tenants: " + meant)
                + ", and a variable can't express every tenant id; set it in the file, or for DEFAULT.");
        return Optional.empty();
    }

    private static String inVariable(String id) {
        return Ascii.toUpperCase(id).replaceAll("[^A-Z0-9]", "_");
    }

    private Optional<String> content(String name, String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)).replaceFirst("[\\r\\n]+\\z", ""));
        } catch (IOException | InvalidPathException e) {
            problems.add("The environment variable " + name + " names the file " + path
                    + ", which can't be read as UTF-8 text.");
            return Optional.empty();
        }
    }
}
