package com.sfayn.oms.server.config;

import java.util.List;

/** The settings are invalid. Contains all errors, so that they can be corrected at once. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SettingsException(List<String> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns one sentence per error: the key, its origin, the value found (never a secret), and what is expected. */
    public List<String> problems() {
        return problems;
    }

    private static String text(List<String> problems) {
        String head = problems.size() == 1 ? "A setting is wrong:" : problems.size() + " settings are wrong:";
        return head + "\n- " + String.join("\n- ", problems);
    }
}
