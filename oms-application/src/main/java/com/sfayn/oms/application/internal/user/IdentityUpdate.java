package com.sfayn.oms.application.internal.user;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.domain.parsing.LengthRule;
import java.time.Instant;
import java.util.Set;

/**
 * What an identity provider says about a user, in a token or an event. Names and email addresses that can't be stored
 * are dropped.
 *
 * @param user the subject, as in {@link Actor}
 * @param roles the known roles; without any the user has no rights
 * @param firstName null if absent or dropped, as are lastName and email
 */
public record IdentityUpdate(
        String user, Set<Role> roles, String firstName, String lastName, String email, SourceStamp stamp) {
    public static final String SYNC = "syncUser";

    public IdentityUpdate {
        roles = Set.copyOf(roles);
        firstName = usable(firstName);
        lastName = usable(lastName);
        email = usable(email);
    }

    /** Reads the actor's token, as of its time of issue, or as of now if it has none. */
    public static IdentityUpdate of(Actor actor, Instant now) {
        Claims claims = actor.claims();
        Instant saidAt = claims.issuedAt() == null ? now : claims.issuedAt();
        return new IdentityUpdate(
                actor.user(), actor.roles(), claims.firstName(), claims.lastName(), claims.email(), stamp(saidAt));
    }

    /** Returns the stamp of a sync by token. */
    public static SourceStamp stamp(Instant at) {
        return SourceStamp.withoutId(at, SYNC);
    }

    /** Returns whether it contains a name or an email address. */
    public boolean describes() {
        return firstName != null || lastName != null || email != null;
    }

    private static String usable(String text) {
        boolean usable = text != null
                && !text.isBlank()
                && text.length() <= LengthRule.SHORT
                && TextValidation.refusal(text, "text").isEmpty();
        return usable ? text : null;
    }
}
