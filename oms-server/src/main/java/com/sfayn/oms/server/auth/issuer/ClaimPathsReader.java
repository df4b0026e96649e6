package com.sfayn.oms.server.auth.issuer;

import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.server.config.SettingValues;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an issuer's claim paths from the settings: a preset, overridden by single paths. */
final class ClaimPathsReader {
    private static final Pattern NAMESPACED = Pattern.compile("https?://[^*\\s]*\\*?[^*\\s]+");
    private static final String NAME = "(\"[^\"]+\"|[^.*\"\\s]+)";
    private static final Pattern DOTTED = Pattern.compile(NAME + "(\\.(\\*|" + NAME + "))*");

    private final SettingValues values;

    ClaimPathsReader(SettingValues values) {
        this.values = values;
    }

    ClaimPaths read(String key) {
        ClaimPaths preset = preset(key);
        return new ClaimPaths(
                paths(key + ".tenant", preset.tenant()),
                paths(key + ".roles", preset.roles()),
                paths(key + ".vendor", preset.vendor()),
                paths(key + ".email", preset.email()),
                paths(key + ".first-name", preset.firstName()),
                paths(key + ".last-name", preset.lastName()));
    }

    private ClaimPaths preset(String key) {
        Optional<String> name = values.text(key + ".preset");
        Optional<ClaimPaths> preset = name.flatMap(ClaimPaths::preset);
        if (name.isPresent() && preset.isEmpty()) {
            values.wrong(
                    key + ".preset",
                    "one of " + String.join(", ", ClaimPaths.PRESETS) + " (the nearest is "
                            + ClosestMatch.of(name.get(), ClaimPaths.PRESETS) + ")");
        }
        ClaimPaths base = preset.orElse(ClaimPaths.DEFAULT);
        Optional<String> namespace = values.text(key + ".namespace");
        if (namespace.isPresent() && !namespace.get().matches("https?://[^*\\s]+")) {
            values.wrong(key + ".namespace", "a URL such as https://shop.example");
        } else if (namespace.isPresent() && base.inNamespace(namespace.get()).equals(base)) {
            values.wrong(key + ".namespace", "no namespace, because the preset has no namespaced claims (auth0 has)");
        }
        return namespace.map(base::inNamespace).orElse(base);
    }

    private List<String> paths(String key, List<String> preset) {
        if (!values.has(key)) return preset;
        List<String> paths = values.list(key);
        for (String path : paths) {
            if (!NAMESPACED.matcher(path).matches() && !DOTTED.matcher(path).matches()) {
                values.conflict(key + " has the path \"" + path
                        + "\"; expected names separated by dots (realm_access.roles), a name with dots in double quotes"
                        + " (\"extn.tenant_id\"), or one name with its namespace (https://shop.example/roles).");
            }
        }
        if (paths.isEmpty()) values.wrong(key, "at least one path");
        return paths;
    }
}
