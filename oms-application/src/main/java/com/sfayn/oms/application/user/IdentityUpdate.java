package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import java.time.Instant;
import java.util.Set;

/**
 * What an identity provider says of a user, by a token or by an event. A name or address that no customer could be
 * called by is as good as none.
 *
 * @param user the subject, as an {@link Actor} has it
 * @param roles those that we know; none takes all rights away
 * @param firstName null where nothing usable is said; lastName and email too
 */
public record IdentityUpdate(
        String user, Set<Role> roles, String firstName, String lastName, String email, SourceStamp stamp) {
    static final String SYNC = "syncUser";
    private static final int LONGEST = 255;

    public IdentityUpdate {
        roles = Set.copyOf(roles);
        firstName = usable(firstName);
        lastName = usable(lastName);
        email = usable(email);
    }

    /** What the actor's token says, as of when it was issued; of one that does not tell, as of now. */
    static IdentityUpdate of(Actor actor, Instant now) {
        Claims claims = actor.claims();
        Instant saidAt = claims.issuedAt() == null ? now : claims.issuedAt();
        return new IdentityUpdate(
                actor.user(), actor.roles(), claims.firstName(), claims.lastName(), claims.email(), stamp(saidAt));
    }

    /** The stamp of what a sync by token says. */
    static SourceStamp stamp(Instant at) {
        return SourceStamp.withoutId(at, SYNC);
    }

    /** Whether it says what the user is called, or where they are reached. */
    boolean describes() {
        return firstName != null || lastName != null || email != null;
    }

    private static String usable(String text) {
        boolean usable = text != null
                && !text.isBlank()
                && text.length() <= LONGEST
                && TextValidation.refusal(text, "text").isEmpty();
        return usable ? text : null;
    }
}
