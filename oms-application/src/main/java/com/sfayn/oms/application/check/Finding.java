package com.sfayn.oms.application.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Subject;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.tenant.TenantId;

/**
 * A contradiction in one tenant's data, and its outcome.
 *
 * @param text the contradiction, as a sentence
 */
public record Finding(TenantId tenant, String text, Outcome outcome) {
    /** The outcome of a contradiction. */
    public enum Outcome {
        REPAIRED("Repaired"),
        /** A check with repair would repair it. */
        REPAIRABLE("Can be repaired"),
        NOT_REPAIRABLE("Can't be repaired"),
        /** It may not exist: other transactions kept the row locked. */
        NOT_CONFIRMED("Not confirmed");

        private final String label;

        Outcome(String label) {
            this.label = label;
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
        // the key contains a user id, which must not appear in reports
        String row = subject == Subject.IDEMPOTENCY_KEYS ? "one" : String.join(" ", suspect.parts());
        return new Finding(
                tenant,
                row + " of the " + rows + " seems wrong, but other transactions kept it locked; check again.",
                Outcome.NOT_CONFIRMED);
    }

    public boolean isRepaired() {
        return outcome == Outcome.REPAIRED;
    }

    /** Returns a sentence for operators. */
    public String message() {
        return outcome.label + ": tenant " + tenant + ": " + text;
    }
}
