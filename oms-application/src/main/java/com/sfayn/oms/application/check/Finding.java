package com.sfayn.oms.application.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Subject;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.tenant.TenantId;

/**
 * One contradiction in one tenant's data, and what became of it.
 *
 * @param text the contradiction, as a sentence
 */
public record Finding(TenantId tenant, String text, Outcome outcome) {
    /** What became of a contradiction. */
    public enum Outcome {
        REPAIRED("Repaired"),
        /** A check that repairs would settle it. */
        REPAIRABLE("Can be repaired"),
        NOT_REPAIRABLE("Can't be repaired"),
        /** It may be none: others kept the row locked. */
        NOT_CONFIRMED("Not confirmed");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    static Finding of(TenantId tenant, Contradiction contradiction) {
        Outcome outcome = contradiction.repaired()
                ? Outcome.REPAIRED
                : contradiction.derived() ? Outcome.REPAIRABLE : Outcome.NOT_REPAIRABLE;
        return new Finding(tenant, contradiction.message(), outcome);
    }

    static Finding notConfirmed(TenantId tenant, Subject subject, Key suspect) {
        String rows = Ascii.toLowerCase(subject.name()).replace('_', ' ');
        // a user's id is part of the key
        String row = subject == Subject.IDEMPOTENCY_KEYS ? "one" : String.join(" ", suspect.parts());
        return new Finding(
                tenant,
                row + " of the " + rows + " seems wrong, and others kept it locked; check again.",
                Outcome.NOT_CONFIRMED);
    }

    public boolean isRepaired() {
        return outcome == Outcome.REPAIRED;
    }

    /** A sentence for operators. */
    public String message() {
        return outcome.words + ": tenant " + tenant + ": " + text;
    }
}
