package com.sfayn.oms.server.config;

import java.util.List;

/** The settings can't be used. Holds everything that is wrong with them, so that one look is enough to mend them. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SettingsException(List<String> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** Sentences: the key, where it stands, what was found (never a secret), what would be right. */
    public List<String> problems() {
        return problems;
    }

    private static String text(List<String> problems) {
        String head = problems.size() == 1 ? "A setting is wrong:" : problems.size() + " settings are wrong:";
        return head + "\n- " + String.join("\n- ", problems);
    }
}
